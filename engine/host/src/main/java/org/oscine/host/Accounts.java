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

    /** Asks another one; who implements it says what is otherwise. */
    interface Forwarding extends Accounts {
        /** The other one. */
        Accounts accounts();

        @Override
        default Optional<Integer> user(String name) {
            return accounts().user(name);
        }

        @Override
        default Optional<Integer> group(String name) {
            return accounts().group(name);
        }

        @Override
        default Optional<Integer> primaryGroup(int user) {
            return accounts().primaryGroup(user);
        }

        @Override
        default int self() {
            return accounts().self();
        }
    }
}
