package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Step;
import org.oscine.host.Account;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.trust.Origin;

/**
 * Directories that must be there. A missing one is made and given to its owner; one that is there is nobody's to give. Where
 * somebody besides root could have said its name, root makes it only directly in those that a boot or a package leaves to
 * services, or below what the descriptor names; elsewhere the kernel is asked as those who could have said it.
 */
final class Directories {
    private static final List<String> OF_SERVICES =
            List.of("/run", "/var/run", "/var/log", "/var/lib", "/var/spool", "/var/cache");

    private final ActionContext context;
    private final Host host;
    private final Hands hands;

    Directories(ActionContext context) {
        this.context = context;
        this.host = context.host();
        this.hands = new Hands(context);
    }

    Result perform(Step.Directory<String> step) {
        Result allowed = step.within().isPresent() ? mayBeMadeWithin(step.within().get()) : Result.SUCCESS;
        if (!allowed.success()) {
            return allowed;
        }
        for (String path : step.paths()) {
            Result result = perform(path, step);
            if (!result.success()) {
                return result;
            }
        }
        return Result.SUCCESS;
    }

    private Result mayBeMadeWithin(String within) {
        Failure fault = Failure.NONE;
        if (!within.startsWith("/")) {
            fault = Failure.of("is not an absolute path");
        } else if (host.files().kind(within) != FileView.Kind.DIRECTORY) {
            fault = Failure.of("is not a directory");
        } else if (!hands.origin(within).isRoot()) {
            fault = Failure.of("has its name from " + hands.origin(within).source() + ", not from root");
        } else if (!host.files().writers(within).isRoot()) {
            fault = Failure.of("is writable by users other than root: " + host.files().writers(within).who());
        }
        return Result.of(ReturnCode.OCF_ERR_ARGS, fault.after("within: '" + within + "' "));
    }

    private Result perform(String path, Step.Directory<String> step) {
        if (!path.startsWith("/")) {
            return Result.of(ReturnCode.OCF_ERR_ARGS, "'" + path + "' is not an absolute path");
        }
        return switch (host.files().kind(path)) {
            case MISSING -> make(path, step);
            case DIRECTORY -> openTo(path, step.owner());
            case FILE, SOCKET, DEVICE, OTHER -> Result.of(ReturnCode.OCF_ERR_ARGS, path + " is not a directory");
            case UNREADABLE -> Result.of(ReturnCode.OCF_ERR_PERM, path + " cannot be examined");
        };
    }

    /** It belongs to somebody, who may have meant it so: only an administrator can tell. */
    private Result openTo(String path, Optional<String> owner) {
        if (owner.isEmpty() || host.files().writableBy(path, owner.get()) != FileView.Access.NO) {
            return Result.SUCCESS;
        }
        return Result.of(ReturnCode.OCF_ERR_PERM,
                path + " is not writable by " + owner.get() + ": change its owner or mode");
    }

    private Result make(String path, Step.Directory<String> step) {
        Origin origin = hands.origin(path);
        if (origin.isRoot() && areRoots(step)) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC,
                    host.changes().makeDirectory(path, step.owner(), step.group(), step.mode()));
        }
        Origin all = origin.and(originOfRights(step));
        Optional<Account> account = hands.account(all, areRoots(step) ? step.owner() : Optional.empty());
        Optional<String> place = areRoots(step) ? placeOfRoots(path, step.within()) : Optional.empty();
        if (place.isPresent()) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC,
                    host.changes().makeDirectory(place.get(), step.owner(), step.group(), step.mode()));
        }
        Result made = Result.of(ReturnCode.OCF_ERR_PERM,
                    hands.of(account).makeDirectory(path, step.owner(), step.group(), step.mode()));
        if (!made.success()) {
            context.journal().error(path + " has its name, owner or mode from " + all.source() + ", which " + all.who()
                    + " controls, so it is created as " + account.get().shown());
        }
        return made.success() ? openTo(path, step.owner()) : made;
    }

    private boolean areRoots(Step.Directory<String> step) {
        return originOfRights(step).isRoot();
    }

    private Origin originOfRights(Step.Directory<String> step) {
        return originOf(step.owner()).and(originOf(step.group())).and(originOf(step.mode()));
    }

    private Origin originOf(Optional<String> text) {
        return text.isPresent() ? hands.origin(text.get()) : Origin.ROOT;
    }

    /** The path, without links, at which root may make it; absent: nowhere. */
    private Optional<String> placeOfRoots(String path, Optional<String> within) {
        String above = path;
        String missing = "";
        while (host.files().kind(above) == FileView.Kind.MISSING) {
            int slash = above.lastIndexOf('/');
            missing = above.substring(slash) + missing;
            above = slash <= 0 ? "/" : above.substring(0, slash);
        }
        Optional<String> real = host.files().realPath(above);
        if (real.isEmpty() || leadsElsewhere(missing)) {
            return Optional.empty();
        }
        boolean direct = missing.lastIndexOf('/') == 0 && isOfServices(real.get());
        boolean below = within.isPresent() && isAtOrBelow(real.get(), host.files().realPath(within.get()).orElse("/"))
                && host.files().writers(real.get()).isRoot();
        return direct || below ? Optional.of(real.get() + missing) : Optional.empty();
    }

    private static boolean leadsElsewhere(String missing) {
        return (missing + "/").contains("/./") || (missing + "/").contains("/../") || missing.contains("//");
    }

    private boolean isOfServices(String real) {
        for (String one : OF_SERVICES) {
            if (host.files().realPath(one).equals(Optional.of(real))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAtOrBelow(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }
}
