/**
 * Start, stop, monitor, status, validate-all and reload. Each follows its {@link org.oscine.action.Course}. They see a
 * resource and a host only: no template, no YAML, no command line.
 */
package org.oscine.action;
