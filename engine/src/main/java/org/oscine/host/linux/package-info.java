/**
 * The Linux that the engine runs on: /proc, files, users, programs, sockets. The only code that touches the
 * machine; {@link org.oscine.host.linux.LinuxHost} is the way in.
 */
package org.oscine.host.linux;
