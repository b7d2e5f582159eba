package org.oscine.action;

import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.FileChanges;
import org.oscine.trust.Origin;

/** Whose hands change what a text names: root's where root alone could have said it, else those of whoever could have. */
final class Hands {
    private final ActionContext context;

    Hands(ActionContext context) {
        this.context = context;
    }

    /** Who, besides root, could have said a text. */
    Origin origin(String text) {
        return context.resource().origins().of(text);
    }

    /** As whom to act on what a text names; absent: as root. */
    Optional<Account> account(String text) {
        return account(origin(text), Optional.empty());
    }

    /**
     * As whom to act.
     *
     * @param user whom root has named as the owner
     */
    Optional<Account> account(Origin origin, Optional<String> user) {
        return origin.isRoot()
                ? Optional.empty()
                : Optional.of(Account.actingFor(origin, user, context.host().accounts()));
    }

    /** The changes that may be made to what a text names. */
    FileChanges on(String path) {
        return of(account(path));
    }

    FileChanges of(Optional<Account> account) {
        FileChanges changes = context.host().changes();
        return account.isPresent() ? changes.as(account.get()) : changes;
    }
}
