/** Configuration files as the engine reads them and as their programs do: the two must not differ. */
package org.oscine.dialects;
