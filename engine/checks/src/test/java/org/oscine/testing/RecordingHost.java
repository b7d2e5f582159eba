package org.oscine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.FileChanges;
import org.oscine.host.Host;
import org.oscine.host.Invocation;
import org.oscine.host.Logs;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;
import org.oscine.host.simulated.Effect;
import org.oscine.ocf.Failure;

/** The real host, with a list of what was really done to the machine through it, as the simulated host keeps one. */
final class RecordingHost implements Host.Forwarding {
    private final Host host;
    private final List<Effect> effects = Collections.synchronizedList(new ArrayList<>());

    RecordingHost(Host host) {
        this.host = host;
    }

    @Override
    public Host host() {
        return host;
    }

    List<Effect> effects() {
        return effects;
    }

    @Override
    public Commands commands() {
        Commands commands = host.commands();
        return new Commands.Forwarding() {
            @Override
            public Commands commands() {
                return commands;
            }

            @Override
            public Ended run(Invocation invocation, Duration timeout) {
                effects.add(new Effect.Ran(invocation));
                return commands.run(invocation, timeout);
            }

            @Override
            public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
                effects.add(new Effect.RanStarter(invocation));
                return commands.runDaemonStarter(invocation, family, note, timeout);
            }
        };
    }

    @Override
    public ProcessControl control() {
        ProcessControl control = host.control();
        return new ProcessControl.Forwarding() {
            @Override
            public ProcessControl control() {
                return control;
            }

            @Override
            public Failure signal(ProcessTable.Stat process, String signal) {
                boolean there = host.processes().stat(process.pid())
                        .filter(stat -> stat.startTime() == process.startTime()).isPresent();
                Failure fault = control.signal(process, signal);
                if (there && !fault.exists()) {
                    effects.add(new Effect.Signalled(process.pid(), signal));
                }
                return fault;
            }

            @Override
            public Launched launch(Invocation invocation, Family family, Logs logs) {
                effects.add(new Effect.Launched(invocation, logs.output(), logs.errors()));
                return control.launch(invocation, family, logs);
            }
        };
    }

    @Override
    public FileChanges changes() {
        return recorded(host.changes(), "");
    }

    private FileChanges recorded(FileChanges changes, String by) {
        return new FileChanges.Forwarding() {
            @Override
            public FileChanges changes() {
                return changes;
            }

            @Override
            public FileChanges as(Account account) {
                return recorded(changes.as(account), nameOf(account.user()));
            }

            @Override
            public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
                List<Path> missing = missing(Path.of(path));
                String owned = attributes("/", "unix:uid,gid"); // what root makes is root's
                Failure fault = changes.makeDirectory(path, owner, group, mode);
                missing.stream().filter(Files::exists).forEach(made -> effects.add(new Effect.MadeDirectory(made.toString(), by)));
                if (!fault.exists() && !missing.isEmpty() && by.isEmpty()) {
                    owner.filter(name -> !attributes(path, "unix:uid,gid").equals(owned))
                            .ifPresent(name -> effects.add(new Effect.GaveTo(path, name, group)));
                    mode.filter(bits -> Integer.parseInt(bits, 8) != 0755)
                            .ifPresent(bits -> effects.add(new Effect.SetMode(path, bits)));
                }
                return fault;
            }

            @Override
            public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
                boolean missing = !Files.exists(Path.of(path));
                Failure fault = changes.makeFile(path, mode, owner, group);
                if (missing && !fault.exists()) {
                    effects.add(new Effect.Wrote(resolved(path), "", by));
                }
                return fault;
            }

            @Override
            public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
                Failure fault = changes.write(path, content, mode, owner, group);
                if (!fault.exists()) {
                    effects.add(new Effect.Wrote(resolved(path), content, by));
                }
                return fault;
            }

            @Override
            public Failure remove(String path) {
                boolean there = Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
                Failure fault = changes.remove(path);
                if (there && !fault.exists()) {
                    effects.add(new Effect.Removed(resolved(path), by));
                }
                return fault;
            }
        };
    }

    /** As the simulated machine tells it: with the links on the way to it followed. */
    private static String resolved(String path) {
        Path name = Path.of(path);
        try {
            return name.getParent().toRealPath().resolve(name.getFileName()).toString();
        } catch (IOException gone) {
            return path;
        }
    }

    private static String nameOf(String user) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":")).filter(fields -> fields[2].equals(user)).map(fields -> fields[0])
                    .findFirst().orElse(user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directories on the way to a path that are not there, the topmost first. */
    private static List<Path> missing(Path path) {
        List<Path> missing = new ArrayList<>();
        for (Path directory = path; directory != null && !Files.exists(directory); directory = directory.getParent()) {
            missing.addFirst(directory);
        }
        return missing;
    }

    private static String attributes(String path, String names) {
        try {
            return Files.exists(Path.of(path)) ? Files.readAttributes(Path.of(path), names).toString() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
