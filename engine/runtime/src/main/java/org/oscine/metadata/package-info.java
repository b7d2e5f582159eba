/** From a descriptor to OCF metadata, in XML. It looks at no machine. */
package org.oscine.metadata;
