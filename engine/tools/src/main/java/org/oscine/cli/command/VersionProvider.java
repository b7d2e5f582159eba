package org.oscine.cli.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the engine, from the manifest of its archive, and that of the Java which runs it. */
public final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"oscine " + version(), "Java " + Runtime.version()};
    }

    /** The number alone. */
    static String version() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
