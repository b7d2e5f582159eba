/**
 * The resident engine, as far as its clients see it: a Unix socket on which the agents' clients ask, and one thread
 * that talks to them all. What is asked is done elsewhere, behind {@link org.oscine.serve.CallHandler}.
 */
package org.oscine.serve;
