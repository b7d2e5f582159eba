/**
 * The faults: what each breaks, when, and what is right afterwards. {@link org.oscine.conform.fault.Faults} lists
 * them. They act through a trial only, so that all is undone when it closes.
 */
package org.oscine.conform.fault;
