package org.oscine.host;

import java.util.Optional;
import org.oscine.trust.Origin;

/**
 * As whom the kernel is asked.
 *
 * @param user name or id
 * @param group the only group that it has; absent: all groups of the user
 */
public record Account(String user, Optional<String> group) {
    private static final String NOBODY = "65534";

    /** Of a user, with all groups. */
    public static Account of(String user) {
        return new Account(user, Optional.empty());
    }

    /**
     * As whom to act for those who could have said something, so that none of them gets a right of another's. A group is the
     * user's who has it as the primary one: for several others, or for any member of another group, it is nobody, with that group.
     *
     * @param user a user that root has named for the same purpose; its primary group counts as it
     */
    public static Account actingFor(Origin origin, Optional<String> user, Accounts accounts) {
        if (origin.anybody() || origin.users().size() > 1) {
            return nobody(NOBODY);
        }
        Optional<Integer> one = origin.users().isEmpty()
                ? userOfTheGroups(origin, user, accounts)
                : Optional.of(origin.users().iterator().next());
        if (one.isPresent() && haveOnlyPrimaryGroup(origin, one.get(), accounts)) {
            return of(Integer.toUnsignedString(one.get()));
        }
        return nobody(origin.users().isEmpty() && origin.groups().size() == 1
                ? Integer.toUnsignedString(origin.groups().iterator().next())
                : NOBODY);
    }

    private static Optional<Integer> userOfTheGroups(Origin origin, Optional<String> user, Accounts accounts) {
        Optional<Integer> named = user.isPresent() ? accounts.user(user.get()) : Optional.empty();
        return named.isPresent() && named.get() != 0 && !origin.groups().isEmpty() ? named : Optional.empty();
    }

    private static boolean haveOnlyPrimaryGroup(Origin origin, int user, Accounts accounts) {
        if (origin.groups().isEmpty()) {
            return true;
        }
        Optional<Integer> primary = accounts.primaryGroup(user);
        return origin.groups().size() == 1 && primary.isPresent() && origin.groups().contains(primary.get());
    }

    private static Account nobody(String group) {
        return new Account(NOBODY, Optional.of(group));
    }

    /** In a few words. */
    public String shown() {
        return "user " + user + (group.isPresent() ? " with group " + group.get() : "");
    }
}
