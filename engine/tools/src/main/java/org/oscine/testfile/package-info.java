/**
 * Test files of descriptors: {@code NAME.test.yaml} as a model, and the reader that makes it of a document.
 * {@link org.oscine.testfile.TestFileReader} is the way in; {@code org.oscine.testing} runs what it reads.
 */
package org.oscine.testfile;
