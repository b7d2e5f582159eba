package org.oscine.host;

/** A machine as a step may see it: all that can be looked at, and the means to change it. */
public interface Host extends HostView {

    /** Files and folders, to be changed. */
    FileChanges changes();

    /** Signals and daemons. */
    ProcessControl control();

    /** Has the ports of another machine; who implements it says which are others. */
    interface Forwarding extends Host {
        /** The other machine. */
        Host host();

        @Override
        default ProcessTable processes() {
            return host().processes();
        }

        @Override
        default FileView files() {
            return host().files();
        }

        @Override
        default Accounts accounts() {
            return host().accounts();
        }

        @Override
        default Commands commands() {
            return host().commands();
        }

        @Override
        default Network network() {
            return host().network();
        }

        @Override
        default Clock clock() {
            return host().clock();
        }

        @Override
        default Tracer tracer() {
            return host().tracer();
        }

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
