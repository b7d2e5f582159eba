/**
 * The machine as conform sees and breaks it: processes, containers, control groups, decoys. It reads the kernel
 * itself, not through {@code probe}.
 */
package org.oscine.conform.machine;
