package org.oscine.lint.rule;

/** What a text of a descriptor is meant as. */
enum Role {
    /** A program: a path, or a name found on the PATH. */
    PROGRAM,
    /** An argument. */
    WORD,
    /** A file or folder. */
    PATH,
    /** A file, folder, umask, user or group that stays away where the text is empty. */
    OPTION,
    /** A user or group that must be there. */
    ACCOUNT,
    /** A host with a port, or a web address. */
    ADDRESS,
    /** Anything else: it may well be empty. */
    TEXT
}
