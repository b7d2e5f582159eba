/**
 * A descriptor's source in its canonical form, for {@code oscine fmt}. It moves and indents lines and never writes a
 * value, so that no comment and no quote is lost.
 */
package org.oscine.format;
