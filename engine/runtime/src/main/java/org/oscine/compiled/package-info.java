/**
 * Documents and metadata that were checked once and stored, so that an agent's call parses no YAML. A stored form that
 * is damaged or stale counts as absent; it never fails an action.
 */
package org.oscine.compiled;
