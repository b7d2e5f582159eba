package org.oscine.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.Accounts;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.HttpRequest;
import org.oscine.host.Invocation;
import org.oscine.host.Logs;
import org.oscine.host.Network;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;
import org.oscine.host.Talk;
import org.oscine.ocf.Failure;

/**
 * A host that remembers which texts it was asked about, so that coverage can tell which parts of a descriptor an
 * action has come to. Every part of a Resource has text objects of its own, made when its templates were filled; two
 * parts that say the same are therefore told apart by identity, and the actions need not report anything.
 */
final class CoverageHost implements Host.Forwarding {
    private final Host host;
    private final Map<String, List<Commands.Ended>> seen = new IdentityHashMap<>();
    private final Map<String, List<Integer>> statuses = new IdentityHashMap<>();
    /** Stands for the engine's own user, which has no text. */
    private final String whoItIs = new StringBuilder("self").toString();
    /** Stands for the process table, which is searched for a pattern without being told it. */
    private final String processTable = new StringBuilder("processes").toString();

    CoverageHost(Host host) {
        this.host = host;
    }

    /** Whether the host was asked about this very text. */
    boolean saw(String text) {
        return seen.containsKey(text);
    }

    /** How the commands ended whose first word is this very text. */
    List<Commands.Ended> ends(String program) {
        return seen.getOrDefault(program, List.of());
    }

    /** With which statuses the web address answered that is this very text. */
    List<Integer> statuses(String url) {
        return statuses.getOrDefault(url, List.of());
    }

    /** The text that was seen if the host was asked which user the engine runs as. */
    String whoItIs() {
        return whoItIs;
    }

    /** The text that was seen if the process table was looked at. */
    String processTable() {
        return processTable;
    }

    private String note(String text) {
        seen.computeIfAbsent(text, unused -> new ArrayList<>());
        return text;
    }

    private Commands.Ended note(Invocation invocation, Commands.Ended ended) {
        seen.computeIfAbsent(invocation.argv().getFirst(), unused -> new ArrayList<>()).add(ended);
        return ended;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public ProcessTable processes() {
        note(processTable);
        return host.processes();
    }

    @Override
    public FileView files() {
        FileView files = host.files();
        return new FileView.Forwarding() {
            @Override
            public FileView files() {
                return files;
            }

            @Override
            public Kind kind(String path) {
                return files.kind(note(path));
            }

            @Override
            public Reading read(String path) {
                return files.read(note(path));
            }

            @Override
            public Reading readAs(Account account, String path) {
                return files.readAs(account, note(path));
            }

            @Override
            public Optional<Instant> modified(String path) {
                return files.modified(note(path));
            }

            @Override
            public Access writableBy(String path, String user) {
                return files.writableBy(note(path), user);
            }
        };
    }

    @Override
    public Accounts accounts() {
        Accounts accounts = host.accounts();
        return new Accounts.Forwarding() {
            @Override
            public Accounts accounts() {
                return accounts;
            }

            @Override
            public Optional<Integer> user(String name) {
                return accounts.user(note(name));
            }

            @Override
            public Optional<Integer> group(String name) {
                return accounts.group(note(name));
            }

            @Override
            public int self() {
                note(whoItIs);
                return accounts.self();
            }
        };
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
                return note(invocation, commands.run(invocation, timeout));
            }

            @Override
            public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
                return note(invocation, commands.runDaemonStarter(invocation, family, note, timeout));
            }

            @Override
            public Optional<String> find(String program) {
                return commands.find(note(program));
            }
        };
    }

    @Override
    public Network network() {
        Network network = host.network();
        return new Network() {
            @Override
            public Reply talk(Talk talk, Duration timeout) {
                note(talk.address());
                return network.talk(talk, timeout);
            }

            @Override
            public Reply http(HttpRequest request, Duration timeout) {
                note(request.url());
                Reply reply = network.http(request, timeout);
                if (reply instanceof Reply.Answer answer) {
                    statuses.computeIfAbsent(request.url(), unused -> new ArrayList<>()).add(answer.status());
                }
                return reply;
            }

            @Override
            public Failure socket(SocketUse use, String address, List<Integer> pids, Duration timeout) {
                return network.socket(use, note(address), pids, timeout);
            }
        };
    }

    @Override
    public FileChanges changes() {
        return witnessed(host.changes());
    }

    private FileChanges witnessed(FileChanges changes) {
        return new FileChanges.Forwarding() {
            @Override
            public FileChanges changes() {
                return changes;
            }

            @Override
            public FileChanges as(Account account) {
                return witnessed(changes.as(account));
            }

            @Override
            public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
                return changes.makeDirectory(note(path), owner, group, mode);
            }

            @Override
            public Failure write(
                    String path, String content, String mode, Optional<String> owner, Optional<String> group) {
                return changes.write(note(path), content, mode, owner, group);
            }

            @Override
            public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
                return changes.makeFile(note(path), mode, owner, group);
            }

            @Override
            public Failure remove(String path) {
                return changes.remove(note(path));
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
                return control.signal(process, note(signal));
            }

            @Override
            public Launched launch(Invocation invocation, Family family, Logs logs) {
                note(invocation.argv().getFirst());
                return control.launch(invocation, family, logs);
            }
        };
    }
}
