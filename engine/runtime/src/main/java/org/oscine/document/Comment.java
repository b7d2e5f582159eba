package org.oscine.document;

import org.oscine.diagnostic.Span;

/**
 * A comment of a file. It means nothing to an agent.
 *
 * @param span its place, from the {@code #} to the end of its line
 * @param text what stands behind the {@code #}
 * @param alone whether nothing else is on its line
 */
public record Comment(Span span, String text, boolean alone) {}
