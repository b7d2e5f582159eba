package org.oscine.conform.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.oscine.conform.machine.Namespace;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.Violation;

/** What root knows, owns and may do is root's alone. */
final class Boundaries {
    private static final String VARIABLES = "OCF_RESKEY_";
    private static final String SECRET = "conform_secret";
    private static final List<String> WITHOUT_PTRACE =
            List.of("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace", "--");

    private Boundaries() {}

    static List<Fault> all() {
        return List.of(hostileConfig(), secrets(), withoutPtrace());
    }

    private static Fault hostileConfig() {
        return Scenario.of("config-hostile", "the configuration, which users other than root may write, names root's "
                + "own files",
                        "What such a value names is never given away, removed or written with root's rights, so a "
                                + "service's own configuration can at worst harm the service. A stop does not fail "
                                + "because of it.")
                .needing(subject -> Applicability.config(subject).or(() -> Applicability.present(subject.means().hostileConfig(),
                        "the setup has no hostile-config")))
                .expecting(trial -> {
                    Path trap = trap(trial);
                    String before = seen(trap);
                    spoil(trial);
                    trial.ask(CallSpec.stop().remark("nothing runs"), Expected.WELL);
                    untouched(trial, trap, before, "stop");
                    Event.Called start = trial.ask(CallSpec.start(), new Expected("0, or an error", exit -> exit != 7));
                    untouched(trial, trap, before, "start");
                    if (start.call().exit() == 0) {
                        trial.ask(CallSpec.monitor(), Expected.NOT_DOWN);
                    }
                    trial.ask(CallSpec.stop(), Expected.WELL);
                    untouched(trial, trap, before, "stop");
                });
    }

    /** A directory of root's, with a file that only root can read. */
    private static Path trap(Trial trial) {
        Path trap = trial.subject().base().resolve("trap");
        trial.attempt("created " + trap + ", owned by root", () -> {
            Files.createDirectory(trap, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Files.writeString(Files.createFile(trap.resolve("file"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))), "root's own\n");
        });
        trial.atTheEnd(() -> trial.attempt("removed it", () -> {
            try (var files = Files.walk(trap)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }));
        return trap;
    }

    private static void spoil(Trial trial) {
        Path config = trial.subject().anatomy().config().orElseThrow();
        Path aside = config.resolveSibling(config.getFileName() + ".oscine-conform");
        trial.attempt("had " + config + " name root's files", () -> {
            Files.copy(config, aside, StandardCopyOption.COPY_ATTRIBUTES);
            trial.atTheEnd(() -> trial.attempt("put " + config + " back",
                    () -> Files.move(aside, config, StandardCopyOption.ATOMIC_MOVE)));
            Files.writeString(config, "\n" + trial.subject().means().hostileConfig().orElseThrow() + "\n", StandardOpenOption.APPEND);
            if (trial.subject().anatomy().user().isPresent()) {
                Files.setOwner(config, config.getFileSystem().getUserPrincipalLookupService()
                        .lookupPrincipalByName(trial.subject().anatomy().user().get()));
            }
        });
    }

    private static void untouched(Trial trial, Path trap, String before, String action) {
        String after = seen(trap);
        trial.look("root's files are untouched: " + before, after, after.equals(before) ? new Violation[0]
                : new Violation[] {new Violation(Violation.Kind.OTHER,
                        action + " has changed root's files: " + before + " became " + after)});
    }

    private static String seen(Path trap) {
        try (var files = Files.walk(trap)) {
            StringBuilder text = new StringBuilder();
            for (Path file : new TreeSet<>(files.toList())) {
                PosixFileAttributes is = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                text.append(text.isEmpty() ? "" : ", ").append(trap.getParent().relativize(file)).append(' ')
                        .append(is.owner().getName()).append(':').append(is.group().getName()).append(' ')
                        .append(PosixFilePermissions.toString(is.permissions()))
                        .append(is.isRegularFile() ? " " + is.size() + " bytes" : "");
            }
            return text.toString();
        } catch (IOException gone) {
            return "gone";
        }
    }

    private static Fault secrets() {
        return Scenario.of("secrets", "a parameter contains a secret, and the environments of the service and of the "
                + "checks are read",
                        "Parameters are for the agent. Unless it is told to pass them on, none is in the environment "
                                + "of a daemon or a check, where the service's user could read it.")
                .expecting(trial -> {
                    String secret = "s" + Long.toHexString(trial.random().nextLong()) + "t";
                    trial.ask(CallSpec.start().secretly(SECRET, secret).remark("with a secret"), Expected.WELL);
                    trial.processes().forEach(process -> keeps(trial, "process " + process.say(),
                            environment(Path.of("/proc/" + process.pid() + "/environ")), secret));
                    for (Path asker : trial.subject().anatomy().askers()) {
                        Path told = trial.subject().base().resolve("told");
                        CallSpec monitor = CallSpec.monitor().through(telling(trial, asker, told)).secretly(SECRET, secret);
                        trial.ask(monitor.remark(asker.getFileName() + " prints its environment"), Expected.ANSWER);
                        keeps(trial, asker.getFileName() + " in a monitor", environment(told.resolve("environ")), secret);
                    }
                    trial.stopsCleanly();
                });
    }

    /** Variables that tell a parameter; a service's environment may hold much else. */
    private static void keeps(Trial trial, String who, List<String> environment, String secret) {
        List<String> told = new ArrayList<>();
        for (String variable : environment) {
            if (variable.startsWith(VARIABLES) || variable.contains(secret)) {
                told.add(variable.contains("=") ? variable.substring(0, variable.indexOf('=')) : "a secret");
            }
        }
        trial.look("no parameter is in the environment of " + who, told.isEmpty() ? "none" : String.join(", ", told),
                told.isEmpty() ? new Violation[0] : new Violation[] {new Violation(Violation.Kind.OTHER,
                        "in the environment of " + who + ": " + String.join(", ", told))});
    }

    private static List<String> environment(Path file) {
        try {
            return List.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException goneOrNotAsked) {
            return List.of();
        }
    }

    /** A program that writes its environment down, in the place of another. */
    private static List<String> telling(Trial trial, Path program, Path told) {
        Path script = trial.subject().base().resolve("tells");
        List<String> entrance = new ArrayList<>();
        trial.attempt("had " + program + " print its environment", () -> {
            Files.createDirectories(told);
            Files.setPosixFilePermissions(told, PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.deleteIfExists(told.resolve("environ"));
            Files.writeString(script, "#!/bin/sh\ncat /proc/$$/environ >>" + told + "/environ\nexit 1\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            Namespace namespace = Namespace.withFile(program, script);
            trial.atTheEnd(namespace::close);
            entrance.addAll(namespace.entrance());
        });
        return entrance;
    }

    private static Fault withoutPtrace() {
        return Scenario.of("without-ptrace", "root lacks the capability to inspect other users' processes, as in containers",
                        "What cannot be read is unknown: a running service is not reported as \"not running\" and not started "
                                + "twice, and no stop answers 0 while it runs.")
                .arranged(Trial::running)
                .expecting(trial -> {
                    trial.ask(lacking(CallSpec.monitor()), Expected.NOT_DOWN);
                    trial.ask(lacking(CallSpec.start().remark("again")), Expected.ANSWER);
                    trial.oneServer();
                    stopsOrSaysSo(trial);
                    trial.stopsCleanly();
                    Event.Called start = trial.ask(lacking(CallSpec.start()), new Expected("0, or an error", exit -> exit != 7));
                    boolean lost = start.call().exit() != 0 && !trial.servers().isEmpty();
                    trial.look("a start that fails leaves no server", Trial.said(trial.servers()), lost
                            ? new Violation[] {new Violation(Violation.Kind.LEFTOVER, "start answered "
                                    + Expected.say(start.call().exit()) + ", but its server is still running")} : new Violation[0]);
                    if (!trial.servers().isEmpty()) {
                        trial.ask(lacking(CallSpec.monitor()), Expected.NOT_DOWN);
                    }
                    stopsOrSaysSo(trial);
                    trial.stopsCleanly();
                });
    }

    private static CallSpec lacking(CallSpec ask) {
        return ask.through(WITHOUT_PTRACE).remark("without CAP_SYS_PTRACE");
    }

    /** A failure is not nice, and true. */
    private static void stopsOrSaysSo(Trial trial) {
        Event.Called stop = trial.ask(lacking(CallSpec.stop()), new Expected("0, or an error", exit -> exit != 7));
        if (stop.call().exit() == 0) {
            trial.nothingLeft();
        }
    }
}
