/** Setup files: how {@code oscine conform} puts a service into place; their model, and the reader that makes it of a document. */
package org.oscine.setupfile;
