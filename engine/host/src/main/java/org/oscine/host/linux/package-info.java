/**
 * The Linux that the engine runs on: /proc, files, users, programs, sockets. The only code through which probes and
 * actions reach the machine, and the only user of Commons Exec; {@link org.oscine.host.linux.LinuxHost} is the way in.
 */
package org.oscine.host.linux;
