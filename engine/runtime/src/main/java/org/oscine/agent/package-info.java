/**
 * The agent's door: a call of Pacemaker's, alone in a JVM or one of many in the resident engine, from its environment to its
 * exit status.
 */
package org.oscine.agent;
