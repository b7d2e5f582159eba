/**
 * Runs the cases of test files on the simulated machine, through the same resolver and actions as the agent.
 * {@link org.oscine.testing.Suite} is the way in.
 */
package org.oscine.testing;
