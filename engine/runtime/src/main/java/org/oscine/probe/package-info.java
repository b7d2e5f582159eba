/**
 * Looking: {@link org.oscine.probe.Status} (is the service there?), {@link org.oscine.probe.MonitorProbes} (does it work?)
 * and {@link org.oscine.probe.Requirements} (can it run here?). It can change nothing, since it must not use the ports
 * that do.
 */
package org.oscine.probe;
