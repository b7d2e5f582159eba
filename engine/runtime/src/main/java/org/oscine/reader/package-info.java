/**
 * From a document to a descriptor, with every mistake found in one pass. {@link org.oscine.reader.DescriptorReader} is
 * the way in. Every agent's call enters it, so it uses no lambda and no stream.
 */
package org.oscine.reader;
