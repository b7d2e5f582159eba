package org.oscine.host;

/**
 * A machine as a probe may see it: everything here looks, nothing changes. Running a command is looking too, as
 * far as the descriptor's author keeps that promise for the commands of {@code monitor}.
 */
public interface HostView {

    /** The process table. */
    ProcessTable processes();

    /** Files and directories, to be read. */
    FileView files();

    /** Users and groups. */
    Accounts accounts();

    /** Programs, to be run to their end. */
    Commands commands();

    /** Connections to the service. */
    Network network();

    /** Time. */
    Clock clock();

    /** Who is told what is looked at and done. */
    default Tracer tracer() {
        return Tracer.NOBODY;
    }

    /** Has the ports of another machine; who implements it says which are others. */
    interface Forwarding extends HostView {
        /** The other machine. */
        HostView host();

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
    }
}
