/**
 * The two entry points: {@link org.oscine.cli.AgentMain} for an agent's call, {@link org.oscine.cli.OscineMain} for
 * the tools. What an agent's call loads here must not use the tools' libraries, a lambda or a stream.
 */
package org.oscine.cli;
