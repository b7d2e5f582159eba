package org.oscine.ocf;

/** A version of the resource agent API that an agent's metadata can speak. */
public enum OcfVersion {
    /** What every tool in use understands. */
    V1_0("1.0"),
    /** Adds unique-group, reloadable, deprecated, select and the action reload-agent. */
    V1_1("1.1");

    private final String number;

    OcfVersion(String number) {
        this.number = number;
    }

    /** As it stands in the metadata's element {@code version}. */
    public String number() {
        return number;
    }
}
