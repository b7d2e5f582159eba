package org.oscine.trust;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who, besides root, could have said a text. What root alone could have said (a descriptor, the parameters of a call) has the
 * origin {@link #ROOT}; what was read from a file has those who could have written that file, and what a command printed those
 * as whom it ran. What several could have said is only as good as the least of them.
 *
 * @param users ids of users
 * @param groups ids of groups, of which each member could have said it
 * @param anybody whether it cannot be told who, or everybody could
 * @param source the file or command that it came from, to be shown; empty where root said it
 */
public record Origin(Set<Integer> users, Set<Integer> groups, boolean anybody, String source) {
    /** Root alone. */
    public static final Origin ROOT = new Origin(Set.of(), Set.of(), false, "");

    private static final String NOBODY_ELSE = "root";
    private static final String EVERYBODY = "*";

    public Origin {
        users = sorted(users);
        groups = sorted(groups);
    }

    /** Most have none at all. */
    private static Set<Integer> sorted(Set<Integer> ids) {
        return ids.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(ids));
    }

    /** A user, by the id. */
    public static Origin ofUser(int user, String source) {
        return new Origin(Set.of(user), Set.of(), false, source);
    }

    /** It cannot be told who. */
    public static Origin unknown(String source) {
        return new Origin(Set.of(), Set.of(), true, source);
    }

    /** Whether nobody but root could have said it. */
    public boolean isRoot() {
        return users.isEmpty() && groups.isEmpty() && !anybody;
    }

    /** Of a text in which both have a part. */
    public Origin and(Origin other) {
        if (other.isRoot()) {
            return this;
        }
        if (isRoot()) {
            return other;
        }
        Set<Integer> allUsers = new TreeSet<>(users);
        allUsers.addAll(other.users);
        Set<Integer> allGroups = new TreeSet<>(groups);
        allGroups.addAll(other.groups);
        return new Origin(allUsers, allGroups, anybody || other.anybody, source);
    }

    /** The same, as what came from there. */
    public Origin from(String file) {
        return isRoot() ? this : new Origin(users, groups, anybody, file);
    }

    /** Who it is, in a few words. */
    public String who() {
        StringBuilder who = new StringBuilder();
        for (int user : users) {
            append(who, "user " + Integer.toUnsignedString(user));
        }
        for (int group : groups) {
            append(who, "group " + Integer.toUnsignedString(group));
        }
        if (anybody) {
            append(who, "anyone");
        }
        return who.isEmpty() ? NOBODY_ELSE : who.toString();
    }

    private static void append(StringBuilder who, String one) {
        who.append(who.isEmpty() ? "" : ", ").append(one);
    }

    /** One word without blanks, to be kept; {@link #parse} reads it. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (int user : users) {
            word.append(word.isEmpty() ? "u" : ",u").append(user);
        }
        for (int group : groups) {
            word.append(word.isEmpty() ? "g" : ",g").append(group);
        }
        if (anybody) {
            word.append(word.isEmpty() ? "" : ",").append(EVERYBODY);
        }
        return word.isEmpty() ? NOBODY_ELSE : word.toString();
    }

    /** What {@link #word} has written; what it cannot have written is nobody's known word. */
    public static Origin parse(String word, String source) {
        if (word.equals(NOBODY_ELSE)) {
            return ROOT;
        }
        Set<Integer> users = new TreeSet<>();
        Set<Integer> groups = new TreeSet<>();
        boolean anybody = false;
        for (String part : word.split(",")) {
            try {
                if (part.startsWith("u")) {
                    users.add(Integer.parseInt(part.substring(1)));
                } else if (part.startsWith("g")) {
                    groups.add(Integer.parseInt(part.substring(1)));
                } else {
                    anybody = true;
                }
            } catch (NumberFormatException notOurs) {
                anybody = true;
            }
        }
        return new Origin(users, groups, anybody, source);
    }
}
