package org.oscine.host;

import java.util.Optional;

/**
 * Users and groups, as the node's name service knows them. An id is the kernel's 32 bits without a sign, up to 4294967294,
 * as Java's attributes of files have it, too: to be compared, and to be printed by Integer.toUnsignedString.
 */
public interface Accounts {

    /** The id of a user, by name or decimal number. */
    Optional<Integer> user(String name);

    /** The id of a group, by name or decimal number. */
    Optional<Integer> group(String name);

    /** The primary group of a user, by the id; absent when there is no entry for that user. */
    Optional<Integer> primaryGroup(int user);

    /** The effective user id of the engine. */
    int self();
}
