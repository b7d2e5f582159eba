package org.oscine.cli.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the engine, from the manifest of its archive. */
public final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"oscine " + (version == null ? "(development)" : version)};
    }
}
