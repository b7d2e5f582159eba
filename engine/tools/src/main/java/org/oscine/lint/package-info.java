/**
 * All that is wrong with a file: the reader's mistakes, those of the JSON Schema, and what the rules find; also the
 * reference that is made of the schema. {@link org.oscine.lint.Linter} is the way in. The only user of networknt's
 * validator.
 */
package org.oscine.lint;
