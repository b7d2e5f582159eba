package org.oscine.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable;
import org.oscine.host.ProcessTable.Stat;

/**
 * What a process must be like to be taken for a certain program: its executable, and its user and arguments where
 * they are given. Names and patterns in other programs' arguments never make a match.
 */
final class Traits {
    private final ProcessTable table;
    private final FileView files;
    private final String program;
    private final String path;
    private final List<String> arguments;
    private final Optional<Integer> user;
    private final Optional<String> folder;
    private final int self;
    private Boolean script;

    /**
     * @param executable the program, as a path or a name on the PATH
     * @param arguments words that must follow each other in its argv
     * @param user the user that it runs as, or root, which it may not have left yet; a user that the node no longer
     *     knows tells nothing
     */
    Traits(HostView host, String executable, List<String> arguments, Optional<String> user) {
        this(host, executable, arguments, user, Optional.empty());
    }

    /** @param folder the folder that it works in */
    Traits(HostView host, String executable, List<String> arguments, Optional<String> user, Optional<String> folder) {
        this.table = host.processes();
        this.self = table.self();
        this.files = host.files();
        this.program = executable;
        String found = host.commands().find(executable).orElse(executable);
        this.path = files.realPath(found).orElse(found);
        this.arguments = List.copyOf(arguments);
        this.folder = folder.isPresent() ? Optional.of(files.realPath(folder.get()).orElse(folder.get())) : folder;
        this.user = user.isPresent() ? host.accounts().user(user.get()) : Optional.empty();
    }

    /** Looked up at most once, and only when a process has an interpreter for its executable. */
    private boolean isScript() {
        if (script == null) {
            script = files.startsWith(path, "#!");
        }
        return script;
    }

    /** The process, if it is alive and runs the program, whatever its arguments. */
    Optional<Stat> program(int pid) {
        Optional<Stat> stat = table.stat(pid);
        return stat.isPresent() && stat.get().alive() && pid != self && runsProgram(pid) ? stat : Optional.empty();
    }

    /** The process, if everything about it is as it must be. */
    Optional<Stat> match(int pid) {
        Optional<Stat> runs = program(pid);
        boolean fits = runs.isPresent() && hasArguments(table.arguments(pid)) && hasUser(pid) && worksInFolder(pid);
        return fits ? runs : Optional.empty();
    }

    /** All such processes, without the children that one of them has forked in its own image. */
    List<Stat> search() {
        List<Stat> matches = new ArrayList<>();
        for (int pid : table.pids()) {
            // Its executable alone tells most processes of a machine apart, and is one question to the kernel.
            Optional<Stat> match = runsProgram(pid) ? match(pid) : Optional.empty();
            if (match.isPresent()) {
                matches.add(match.get());
            }
        }
        List<Stat> topmost = new ArrayList<>();
        for (Stat match : matches) {
            if (!isAmong(matches, match.parent())) {
                topmost.add(match);
            }
        }
        return topmost;
    }

    private static boolean isAmong(List<Stat> processes, int pid) {
        for (Stat process : processes) {
            if (process.pid() == pid) {
                return true;
            }
        }
        return false;
    }

    private boolean runsProgram(int pid) {
        Optional<String> executable = table.executable(pid);
        if (executable.isEmpty()) {
            return false;
        }
        if (executable.get().equals(path)) {
            return true;
        }
        boolean onlyNameKnown = !path.startsWith("/");
        return onlyNameKnown ? executable.get().endsWith("/" + path) : isScript() && interprets(table.arguments(pid));
    }

    /** A script's process executes the interpreter; the script is its first argument, or follows one option. */
    private boolean interprets(List<String> argv) {
        for (int i = 1; i < Math.min(3, argv.size()); i++) {
            if (argv.get(i).equals(program) || argv.get(i).equals(path)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasArguments(List<String> argv) {
        return Collections.indexOfSubList(argv, arguments) >= 0 || isTitle(argv) && isTitledWithArguments(argv.getFirst());
    }

    /** Where a process has put a title of its own over its argv: one text, with nothing but empty words behind it. */
    private static boolean isTitle(List<String> argv) {
        for (int i = 1; i < argv.size(); i++) {
            if (!argv.get(i).isEmpty()) {
                return false;
            }
        }
        return !argv.isEmpty() && argv.getFirst().indexOf(' ') >= 0;
    }

    /** Such a title often ends with the argv as it was, as that of nginx does. */
    private boolean isTitledWithArguments(String title) {
        return (title + ' ').contains(' ' + String.join(" ", arguments) + ' ');
    }

    private boolean worksInFolder(int pid) {
        return folder.isEmpty() || table.workingDirectory(pid).equals(folder);
    }

    private boolean hasUser(int pid) {
        if (user.isEmpty()) {
            return true;
        }
        Optional<Integer> runsAs = table.user(pid);
        return runsAs.isPresent() && (runsAs.get().equals(user.get()) || runsAs.get() == 0);
    }
}
