package org.oscine.host.simulated;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.AccountIds;
import org.oscine.host.Accounts;
import org.oscine.host.Invocation;
import org.oscine.ocf.Failure;

/** The users and groups of the simulated machine. */
final class SimulatedAccounts implements Accounts {

    private final Map<String, Integer> users = new HashMap<>(Map.of("root", 0, "nobody", 65534));
    private final Map<String, Integer> groups = new HashMap<>(Map.of("root", 0, "nogroup", 65534));
    private final Map<Integer, Set<Integer>> memberships = new HashMap<>();
    private int self;

    void addUser(String name, int id, String... inGroups) {
        users.put(name, id);
        Set<Integer> ids = new LinkedHashSet<>();
        for (String group : inGroups) {
            ids.add(groupOrThrow(group));
        }
        memberships.put(id, ids);
    }

    void addGroup(String name, int id) {
        groups.put(name, id);
    }

    void runAs(int id) {
        self = id;
    }

    Set<Integer> groupsOf(int user) {
        return memberships.getOrDefault(user, Set.of());
    }

    /** Why this cannot be run, as far as its user goes. */
    Failure faultOf(Invocation invocation) {
        if (invocation.refusal().exists()) {
            return invocation.refusal();
        }
        Optional<String> name = invocation.user();
        return name.isPresent() && user(name.get()).isEmpty()
                ? Failure.of("there is no user " + name.get()) : Failure.NONE;
    }

    /** The name of a user, or the id where it has none. */
    String nameOf(int id) {
        return users.entrySet().stream().filter(user -> user.getValue() == id).map(Map.Entry::getKey).findFirst()
                .orElse(Integer.toString(id));
    }

    int userOrThrow(String name) {
        return user(name).orElseThrow(() -> new IllegalArgumentException("declare the user first: " + name));
    }

    int groupOrThrow(String name) {
        return group(name).orElseThrow(() -> new IllegalArgumentException("declare the group first: " + name));
    }

    @Override
    public Optional<Integer> user(String name) {
        return number(name).or(() -> Optional.ofNullable(users.get(name)));
    }

    @Override
    public Optional<Integer> group(String name) {
        return number(name).or(() -> Optional.ofNullable(groups.get(name)));
    }

    /** The first group that was given; as on the real machine, everybody has one. */
    @Override
    public Optional<Integer> primaryGroup(int user) {
        if (user == 0) {
            return Optional.of(0);
        }
        return users.containsValue(user) ? groupsOf(user).stream().findFirst().or(() -> Optional.of(65534)) : Optional.empty();
    }

    @Override
    public int self() {
        return self;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]+") ? AccountIds.parse(text) : Optional.empty();
    }
}
