package org.oscine.conform;

import org.oscine.conform.fault.Fault;
import org.oscine.conform.trial.FaultReport;

/** Is told how a run goes on. */
public interface Progress {
    /** Something that takes a while goes before the faults. */
    void preparing(String what);

    /** A fault is being tried. */
    void begins(String mode, Fault fault);

    /** A fault was tried, or was not. */
    void ended(FaultReport report);
}
