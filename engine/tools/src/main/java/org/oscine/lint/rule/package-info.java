/**
 * The rules of lint, one class each, and what they walk over. They see the descriptor and the document only: no YAML,
 * no reader, no machine. {@link org.oscine.lint.rule.Rules} lists them.
 */
package org.oscine.lint.rule;
