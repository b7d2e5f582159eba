/**
 * A machine in memory. It is what actions are tried on: in the engine's own tests, and by authors of descriptors.
 * {@link org.oscine.host.simulated.SimulatedHost} is the way in.
 */
package org.oscine.host.simulated;
