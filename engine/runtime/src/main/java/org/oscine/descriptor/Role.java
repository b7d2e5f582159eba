package org.oscine.descriptor;

/** What a text of a descriptor is meant as. */
public enum Role {
    /** A program: a path, or a name found on the PATH. */
    PROGRAM,
    /** An argument. */
    WORD,
    /** A file or directory. */
    PATH,
    /** A file, directory, umask, user or group that stays away where the text is empty. */
    OPTION,
    /** A user or group that must be there. */
    ACCOUNT,
    /** A host with a port, or a web address. */
    ADDRESS,
    /** Anything else: it may well be empty. */
    TEXT
}
