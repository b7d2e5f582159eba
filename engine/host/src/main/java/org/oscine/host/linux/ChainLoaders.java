package org.oscine.host.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.oscine.host.Family;
import org.oscine.host.FileMode;
import org.oscine.host.Invocation;
import org.oscine.ocf.Failure;

/**
 * Composes an argv of Linux's own small programs that change something of themselves and then become the next:
 * Java has no setrlimit, umask, setuid or setsid.
 */
final class ChainLoaders {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Set<String> LIMITS = Set.of("as", "core", "cpu", "data", "fsize", "locks", "memlock",
            "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack");

    /**
     * What a daemon's shell does before it becomes the next program of the chain: it writes down who it is, and joins the
     * control group. Builtins only, so that the pid is the shell's, and stays that of what it becomes. Without a group
     * the daemon is known by its session and its mark, so that is no failure.
     */
    private static final String BEGINNING = "note=$1 group=$2; shift 2\n"
            + "if [ -n \"$note\" ]; then read -r boot </proc/sys/kernel/random/boot_id && read -r stat </proc/$$/stat"
            + " && printf '%s\\n' \"$boot\" \"$stat\" >\"$note\" || exit 1; fi\n"
            + "if [ -n \"$group\" ]; then { echo 0 >\"$group/cgroup.procs\"; } 2>/dev/null; fi\n"
            + "exec \"$@\"";

    /**
     * As {@link #BEGINNING}, where systemd is to make the group: a scope, which is stopped after Pacemaker at a shutdown
     * (units stop in the reverse of their order) and has no limits that a service under Pacemaker would not have.
     * systemd makes it some time after it has said yes. One that does not answer is waited for two seconds.
     */
    private static final String BEGINNING_IN_SCOPE = BEGINNING.replace(
            "{ echo 0 >\"$group/cgroup.procs\"; } 2>/dev/null;",
            "name=${group##*/}; busctl --timeout=2 call org.freedesktop.systemd1 /org/freedesktop/systemd1"
            + " org.freedesktop.systemd1.Manager StartTransientUnit 'ssa(sv)a(sa(sv))' \"$name\" fail 6"
            + " PIDs au 1 $$ Before as 1 pacemaker.service Slice s system.slice CollectMode s inactive-or-failed"
            + " TasksMax t 18446744073709551615 Description s \"Started by Pacemaker: $name\" 0 >/dev/null 2>&1 &&"
            + " for try in 1 2 3 4 5 6 7 8 9 10; do read -r joined <\"$group/cgroup.procs\" && break; sleep 0.05; done"
            + " 2>/dev/null;");

    private final LinuxAccounts accounts;
    private final Optional<String> path;

    ChainLoaders(LinuxAccounts accounts, Surroundings surroundings) {
        this.accounts = accounts;
        this.path = surroundings.variable("PATH");
    }

    /** An invocation made ready, or not. */
    sealed interface Chain {
        /** What is to be done with each. */
        interface Cases<R> {
            R ready(Ready it);

            R refused(Refused it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        /**
         * @param argv the whole, the program's own words last
         * @param starts where in it a program of the chain begins, the program itself not counted
         */
        record Ready(List<String> argv, List<Integer> starts) implements Chain {
            /** The names of the programs before the last. */
            List<String> tools() {
                List<String> tools = new ArrayList<>();
                for (int start : starts) {
                    tools.add(argv.get(start));
                }
                return tools;
            }

            @Override
            public <R> R match(Cases<R> cases) {
                return cases.ready(this);
            }
        }

        /** Why it cannot be. */
        record Refused(String cause) implements Chain {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.refused(this);
            }
        }
    }

    /** A command that stays in the engine's process group, unless that has a terminal and the command is another user's. */
    Chain compose(Invocation invocation) {
        return compose(invocation, false, Family.NONE, "");
    }

    /**
     * A program that gets a session of its own.
     *
     * @param family whose control group it joins
     * @param note where it writes down who it is, before anything else; empty: nowhere
     */
    Chain composeDaemon(Invocation invocation, Family family, String note) {
        return compose(invocation, true, family, note);
    }

    /** Limits come before the rights are dropped, or they could not be raised. */
    private Chain compose(Invocation invocation, boolean ownSession, Family family, String note) {
        Failure fault = fault(invocation);
        if (fault.exists()) {
            return new Chain.Refused(fault.cause());
        }
        List<String> argv = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        if (!note.isEmpty() || !family.group().isEmpty()) {
            String beginning = ControlGroups.isScope(family.group()) ? BEGINNING_IN_SCOPE : BEGINNING;
            add(argv, starts, List.of("sh", "-c", beginning, "sh", note, family.group()));
        }
        List<String> identity = identity(invocation);
        if (ownSession) {
            add(argv, starts, List.of("setsid"));
        } else if (!identity.isEmpty() && Terminal.isOurs()) {
            // By TIOCSTI it could type into it what root's shell executes afterwards.
            add(argv, starts, List.of("setsid", "--wait"));
        }
        if (invocation.umask().isPresent()) {
            add(argv, starts, List.of("sh", "-c", "umask \"$0\" && exec \"$@\"", invocation.umask().get()));
        }
        add(argv, starts, limits(invocation));
        add(argv, starts, identity);
        argv.addAll(invocation.argv());
        argv.set(argv.size() - invocation.argv().size(), program(invocation));
        return new Chain.Ready(List.copyOf(argv), List.copyOf(starts));
    }

    private static void add(List<String> argv, List<Integer> starts, List<String> words) {
        if (!words.isEmpty()) {
            starts.add(argv.size());
            argv.addAll(words);
        }
    }

    private static List<String> limits(Invocation invocation) {
        if (invocation.limits().isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        words.add("prlimit");
        for (Map.Entry<String, String> limit : new TreeMap<>(invocation.limits()).entrySet()) {
            words.add("--" + limit.getKey() + "=" + limit.getValue() + ":" + limit.getValue());
        }
        words.add("--");
        return words;
    }

    private List<String> identity(Invocation invocation) {
        if (invocation.user().isEmpty() && invocation.group().isEmpty()) {
            return List.of();
        }
        int self = accounts.self();
        int user = invocation.user().isPresent() ? accounts.user(invocation.user().get()).orElse(self) : self;
        if (user == self && invocation.group().isEmpty()) {
            return List.of();
        }
        Optional<Integer> own = accounts.primaryGroup(user);
        Optional<Integer> named =
                invocation.group().isPresent() ? accounts.group(invocation.group().get()) : Optional.empty();
        int group = named.isPresent() ? named.get() : own.orElseThrow();
        String groups = own.isPresent() && invocation.user().isPresent() ? "--init-groups" : "--clear-groups";
        // setpriv keeps capabilities across the change of user; without inheritable ones none survives the exec.
        return List.of("setpriv", "--reuid=" + Integer.toUnsignedString(user), "--regid=" + Integer.toUnsignedString(group), groups, "--inh-caps=-all", "--");
    }

    /** Everything that can be wrong is looked for before: the texts of exceptions differ by version. */
    private Failure fault(Invocation invocation) {
        if (invocation.refusal().exists()) {
            return invocation.refusal();
        }
        if (!Files.isDirectory(Path.of(invocation.workingDirectory()))) {
            return Failure.of("the working directory " + invocation.workingDirectory() + " is not a directory");
        }
        String program = invocation.argv().get(0);
        if (find(invocation).isEmpty()) {
            if (program.indexOf('/') < 0) {
                return Failure.of("there is no program " + program + " on the PATH");
            }
            return Failure.of(program + (Files.exists(inDirectory(invocation)) ? " is not an executable file" : " does not exist"));
        }
        for (var limit : invocation.limits().entrySet()) {
            if (!LIMITS.contains(limit.getKey())) {
                return Failure.of("unknown limit " + limit.getKey());
            }
            if (!isLimit(limit.getValue())) {
                return Failure.of("the limit " + limit.getKey() + " is neither a number nor unlimited: " + limit.getValue());
            }
        }
        if (invocation.umask().isPresent() && FileMode.parse(invocation.umask().get()).orElse(01000) > 0777) {
            return Failure.of(invocation.umask().get() + " is not an octal umask");
        }
        return accountFault(invocation);
    }

    private static boolean isLimit(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return value.equals("unlimited");
            }
        }
        return !value.isEmpty();
    }

    private Failure accountFault(Invocation invocation) {
        if (invocation.user().isPresent()) {
            Optional<Integer> user = accounts.user(invocation.user().get());
            if (user.isEmpty()) {
                return Failure.of("there is no user " + invocation.user().get());
            }
            if (invocation.group().isEmpty() && user.get() != accounts.self()
                    && accounts.primaryGroup(user.get()).isEmpty()) {
                return Failure.of("the user " + invocation.user().get() + " is not in the user database, so a group must be given");
            }
        }
        if (invocation.group().isPresent() && accounts.group(invocation.group().get()).isEmpty()) {
            return Failure.of("there is no group " + invocation.group().get());
        }
        return Failure.NONE;
    }

    /** As it was given, since the process table shows it; only a PATH of its own has to be searched here. */
    private String program(Invocation invocation) {
        return invocation.environment().containsKey("PATH")
                ? find(invocation).orElseThrow()
                : invocation.argv().get(0);
    }

    private Optional<String> find(Invocation invocation) {
        String program = invocation.argv().get(0);
        if (program.indexOf('/') >= 0) {
            return isProgram(inDirectory(invocation)) ? Optional.of(program) : Optional.empty();
        }
        return find(program, invocation.environment().getOrDefault("PATH", path).orElse(DEFAULT_PATH));
    }

    private static Path inDirectory(Invocation invocation) {
        return Path.of(invocation.workingDirectory()).resolve(invocation.argv().get(0));
    }

    /** As execvp looks for it in the call's PATH. */
    Optional<String> find(String program) {
        if (program.indexOf('/') >= 0) {
            return isProgram(Path.of(program)) ? Optional.of(program) : Optional.empty();
        }
        return find(program, path.orElse(DEFAULT_PATH));
    }

    private static Optional<String> find(String program, String path) {
        int from = 0;
        while (!program.isEmpty() && from <= path.length()) {
            int end = path.indexOf(':', from);
            end = end < 0 ? path.length() : end;
            String candidate = path.substring(from, end) + "/" + program;
            if (end > from && isProgram(Path.of(candidate))) {
                return Optional.of(candidate);
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
