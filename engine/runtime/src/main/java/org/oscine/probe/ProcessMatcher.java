package org.oscine.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable;
import org.oscine.host.ProcessTable.Image;
import org.oscine.host.ProcessTable.Stat;

/**
 * What a process that nobody noted must be like to be adopted as the service's: all of it as the kernel tells it, and nothing
 * by the text of a path alone. A container's process, another user's, and a pager that shows the program are none.
 */
final class ProcessMatcher {
    private final HostView host;
    private final ProcessTable table;
    private final Likeness wanted;
    private final Program program;
    private final List<String> directory;
    private final int self;

    /**
     * The declared part of it.
     *
     * @param executable the program, as a path or a name on the PATH
     * @param arguments its argv without the program, or words that must follow each other in there
     * @param whole whether they are all of its argv
     * @param users the users that it may run as, by name; root and the engine's own always may, since a daemon has not left
     *     them yet when it begins
     * @param directory the directory that it works in, where that says which instance it is
     * @param instance the state directory of the instance: a process that bears its mark may have gone elsewhere
     */
    record Likeness(String executable, List<String> arguments, boolean whole, List<String> users,
            Optional<String> directory, String instance) {}

    /** Whether a process is like that. */
    enum Fit {
        YES,
        /** In all but its argv, over which it has written a title that does not tell. */
        TITLED,
        /** As far as anybody can see; the kernel keeps the engine from seeing more. */
        HIDDEN,
        NO
    }

    ProcessMatcher(HostView host, Likeness wanted) {
        this.host = host;
        this.table = host.processes();
        this.self = table.self();
        this.wanted = wanted;
        this.program = new Program(host, wanted.executable());
        this.directory = wanted.directory().isPresent() ? real(List.of(wanted.directory().get())) : List.of();
    }

    private List<String> real(List<String> directories) {
        List<String> real = new ArrayList<>();
        for (String one : directories) {
            real.add(host.files().realPath(one).orElse(one));
        }
        return real;
    }

    /** Whether a process is alive and executes the program here, whatever else it is. */
    boolean runsProgram(int pid) {
        Image image = table.image(pid);
        return program.mayBe(image) && isSomebodyHere(pid) && program.isExecutedBy(pid, image);
    }

    /** Whether a process is alive, and pids and paths mean the same to it as to the engine. */
    boolean isSomebodyHere(int pid) {
        return pid != self && isAlive(pid) && table.sharesPids(pid) && table.sharesFiles(pid);
    }

    private boolean isAlive(int pid) {
        Optional<Stat> stat = table.stat(pid);
        return stat.isPresent() && stat.get().alive();
    }

    /** Of one process. */
    Fit fit(int pid) {
        return fit(pid, Optional.empty());
    }

    /**
     * Of one process. What costs least is asked first.
     *
     * @param other a user that it may run as, too
     */
    Fit fit(int pid, Optional<Integer> other) {
        Image image = table.image(pid);
        if (image.hidden()) {
            return looksLikeIt(pid) ? Fit.HIDDEN : Fit.NO;
        }
        boolean ours = program.mayBe(image) && isSomebodyHere(pid) && program.isExecutedBy(pid, image)
                && (hasUser(pid) || other.isPresent() && table.user(pid).equals(other));
        if (!ours) {
            return Fit.NO;
        }
        return worksIn(directory, pid) ? byArguments(table.arguments(pid)) : Fit.NO;
    }

    /** Whether it comes of a start of this instance, of which no note is left. */
    private boolean isMarked(int pid) {
        String mark = table.mark(pid);
        return !mark.isEmpty() && Family.instanceIn(mark).equals(wanted.instance());
    }

    /** By what the kernel tells everybody: argv and user. */
    private boolean looksLikeIt(int pid) {
        List<String> argv = table.arguments(pid);
        return pid != self && !argv.isEmpty() && program.isNamedBy(argv) && byArguments(argv) == Fit.YES
                && hasUser(pid) && isAlive(pid);
    }

    private Fit byArguments(List<String> argv) {
        List<String> own = program.argumentsIn(argv);
        boolean same = wanted.whole()
                ? own.equals(wanted.arguments())
                : Collections.indexOfSubList(own, wanted.arguments()) >= 0;
        if (same && !argv.isEmpty()) {
            return Fit.YES;
        }
        if (!isTitle(argv)) {
            return Fit.NO;
        }
        String title = argv.getFirst().strip();
        if (isTitledWithArguments(title)) {
            return Fit.YES;
        }
        return program.isNamedIn(title) ? Fit.NO : Fit.TITLED;
    }

    /** Where a process has put a title of its own over its argv: one text, with nothing but empty words after it. */
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
        if (wanted.arguments().isEmpty()) {
            return wanted.whole() && program.endsTitle(title);
        }
        String words = ' ' + String.join(" ", wanted.arguments());
        return wanted.whole() ? title.endsWith(words) : (title + ' ').contains(words + ' ');
    }

    /** Also one that bears the mark, and has gone elsewhere. */
    private boolean worksIn(List<String> places, int pid) {
        if (places.isEmpty()) {
            return true;
        }
        Optional<String> place = table.workingDirectory(pid);
        return place.isPresent() && places.contains(place.get()) || isMarked(pid);
    }

    boolean hasUser(int pid) {
        Optional<Integer> runsAs = table.user(pid);
        if (runsAs.isEmpty()) {
            return false;
        }
        boolean may = runsAs.get() == 0 || runsAs.get() == host.accounts().self();
        for (String user : wanted.users()) {
            may |= host.accounts().user(user).equals(runsAs);
        }
        return may;
    }

    /** What a search found: what fits, and what may, for all that can be seen. */
    record Found(List<Stat> processes, List<Integer> hidden) {}

    /** All processes that fit, without the children that one of them has forked in its own image. */
    Found search() {
        return search(List.of());
    }

    /** The same, of those that work in one of these directories. */
    Found search(List<String> directories) {
        List<String> places = real(directories);
        List<Stat> matches = new ArrayList<>();
        List<Integer> hidden = new ArrayList<>();
        for (int pid : table.pids()) {
            Fit fit = fit(pid);
            Optional<Stat> stat = fit == Fit.YES && worksIn(places, pid) ? table.stat(pid) : Optional.empty();
            if (stat.isPresent()) {
                matches.add(stat.get());
            } else if (fit == Fit.HIDDEN) {
                hidden.add(pid);
            }
        }
        return new Found(topmost(matches), hidden);
    }

    /** Those of them whose parent is none of them. */
    static List<Stat> topmost(List<Stat> processes) {
        List<Stat> topmost = new ArrayList<>();
        for (Stat process : processes) {
            boolean child = false;
            for (Stat other : processes) {
                child |= other.pid() == process.parent();
            }
            if (!child) {
                topmost.add(process);
            }
        }
        return topmost;
    }
}
