package org.oscine.trace;

import java.util.Optional;
import org.oscine.host.Accounts;

/** Tells which users and groups are asked for. */
record TracingAccounts(Accounts accounts, Trace trace) implements Accounts.Forwarding {

    @Override
    public Optional<Integer> user(String name) {
        return told("user " + name, accounts.user(name));
    }

    @Override
    public Optional<Integer> group(String name) {
        return told("group " + name, accounts.group(name));
    }

    @Override
    public Optional<Integer> primaryGroup(int user) {
        return told("primary group of user " + user, accounts.primaryGroup(user));
    }

    private Optional<Integer> told(String question, Optional<Integer> id) {
        trace.look(question, id.isEmpty() ? "none" : Integer.toUnsignedString(id.get()));
        return id;
    }
}
