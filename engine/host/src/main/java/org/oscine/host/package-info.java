/**
 * The machine as narrow ports: {@link org.oscine.host.HostView} looks, {@link org.oscine.host.Host} also changes. The
 * {@code Forwarding} interfaces let a decorator write only what it changes. It touches nothing itself; {@code
 * host.linux} and {@code host.simulated} do.
 */
package org.oscine.host;
