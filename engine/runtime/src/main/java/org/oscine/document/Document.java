package org.oscine.document;

/**
 * A parsed file: what it was called, and its root.
 *
 * @param file the name that diagnostics show
 * @param root the outermost node
 */
public record Document(String file, Node root) {}
