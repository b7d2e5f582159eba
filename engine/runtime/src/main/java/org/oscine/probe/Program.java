package org.oscine.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.FileId;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Image;

/** A program on this machine, to be told from others by the file that the kernel executes: of a script its interpreter. */
final class Program {
    private final HostView host;
    private final String name;
    private final String path;
    private final List<String> interpreter;
    private final String executed;
    private Optional<FileId> file;

    /** @param declared a path, or a name on the PATH; a program that is not installed may still run */
    Program(HostView host, String declared) {
        this.host = host;
        this.name = declared;
        String found = host.commands().find(declared).orElse(declared);
        this.path = host.files().realPath(found).orElse(found);
        this.interpreter = interpreterOf(host.files().beginning(path));
        this.executed = interpreter.isEmpty() ? path : located(host, interpreter.getFirst());
    }

    private static String located(HostView host, String program) {
        String found = host.commands().find(program).orElse(program);
        return host.files().realPath(found).orElse(found);
    }

    /** Program and arguments of a script's first line, as execve(2) takes them; what env(1) would look for is looked for here. */
    private static List<String> interpreterOf(String beginning) {
        if (!beginning.startsWith("#!")) {
            return List.of();
        }
        int end = beginning.indexOf('\n');
        String line = beginning.substring(2, end < 0 ? beginning.length() : end).strip();
        int blank = line.indexOf(' ');
        String program = blank < 0 ? line : line.substring(0, blank);
        String argument = blank < 0 ? "" : line.substring(blank).strip();
        List<String> words = new ArrayList<>();
        if (!program.endsWith("/env")) {
            words.add(program);
            if (!argument.isEmpty()) {
                words.add(argument);
            }
            return words;
        }
        String split = argument.startsWith("-S") ? argument.substring(2).strip() : argument;
        for (String word : split.split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.isEmpty() ? List.of(program) : words;
    }

    /** Whether it is so by the path alone, which is one question to the kernel and tells most processes apart. */
    boolean mayBe(Image image) {
        return image.path().equals(executed) || executed.indexOf('/') < 0 && image.path().endsWith('/' + executed);
    }

    /**
     * Whether a process executes the very file, or one that had this path until it was exchanged, as by the upgrade of a
     * package. Where the name is on no PATH, it is one of that name which root alone could have put where it is.
     */
    boolean isExecutedBy(int pid, Image image) {
        boolean same = image.replaced() || file().isEmpty() || host.processes().program(pid).equals(file());
        boolean known = image.path().equals(executed) || host.files().isRootsAlone(directoryOf(image.path()));
        return mayBe(image) && same && known
                && (interpreter.isEmpty() || isScriptOf(host.processes().arguments(pid)));
    }

    private static String directoryOf(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    private Optional<FileId> file() {
        if (file == null) {
            file = host.files().id(executed);
        }
        return file;
    }

    /** Whether the script is what the interpreter executes, and no word among others. */
    private boolean isScriptOf(List<String> argv) {
        int place = interpreter.size();
        return argv.size() > place && argv.subList(1, place).equals(interpreter.subList(1, place))
                && (argv.get(place).equals(name) || argv.get(place).equals(path));
    }

    /** What follows the program in an argv; of a script's, what follows the script. */
    List<String> argumentsIn(List<String> argv) {
        return argv.subList(Math.min(argv.size(), interpreter.isEmpty() ? 1 : interpreter.size() + 1), argv.size());
    }

    /** Whether an argv says so, which anybody may write. */
    boolean isNamedBy(List<String> argv) {
        if (!interpreter.isEmpty()) {
            return isScriptOf(argv);
        }
        String first = argv.getFirst();
        return first.equals(name) || fileName(first).equals(fileName(path));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether a title shows the argv that it was written over, after words of its own. */
    boolean isNamedIn(String title) {
        return (title + ' ').contains(' ' + name + ' ') || (title + ' ').contains(' ' + path + ' ');
    }

    /** Whether a title ends with the program, as one does that was written over an argv without arguments. */
    boolean endsTitle(String title) {
        return title.endsWith(' ' + name) || title.endsWith(' ' + path);
    }
}
