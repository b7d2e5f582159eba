/** A call of an agent, made as Pacemaker makes it, and its end. It knows nothing of Oscine. */
package org.oscine.conform.agent;
