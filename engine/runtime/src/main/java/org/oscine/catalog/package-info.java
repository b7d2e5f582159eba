/**
 * Finds a descriptor by name, refuses one that others than root could have written, and knows where things are
 * installed. {@link org.oscine.catalog.Catalog} is the way in.
 */
package org.oscine.catalog;
