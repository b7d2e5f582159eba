package org.oscine.host;

/** A machine as a step may see it: all that can be looked at, and the means to change it. */
public interface Host extends HostView {

    /** Files and directories, to be changed. */
    FileChanges changes();

    /** Signals and daemons. */
    ProcessControl control();

    /** As that of {@link HostView}, with the means to change. */
    interface Forwarding extends Host, HostView.Forwarding {
        /** The other machine. */
        @Override
        Host host();

        @Override
        default FileChanges changes() {
            return host().changes();
        }

        @Override
        default ProcessControl control() {
            return host().control();
        }
    }
}
