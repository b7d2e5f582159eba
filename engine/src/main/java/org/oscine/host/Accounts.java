package org.oscine.host;

import java.util.Optional;

/** Users and groups, as the node's name service knows them. */
public interface Accounts {

    /** The id of a user, by name or decimal number. */
    Optional<Integer> user(String name);

    /** The id of a group, by name or decimal number. */
    Optional<Integer> group(String name);

    /** The effective user id of the engine. */
    int self();
}
