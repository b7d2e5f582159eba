package org.oscine.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.oscine.conform.fault.Fault;
import org.oscine.conform.machine.Watch;
import org.oscine.conform.subject.AgentMetadata;
import org.oscine.conform.subject.Anatomy;
import org.oscine.conform.subject.Means;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialLog;
import org.oscine.conform.trial.Violation;
import org.oscine.host.linux.LinuxHost;

/**
 * A service and its agent, both small scripts, whose right or wrong is known: the agent goes by a note of its own with pid and start
 * time, and each of its functions can be exchanged for one that does what agents do wrong.
 */
final class ScriptedAgent {
    /** It puts itself into the background, writes its pid, and has what follows its first word done by children. */
    private static final String DAEMON = """
            #!/usr/bin/perl
            use POSIX ();
            my ($folder, @children) = @ARGV;
            exit 0 if fork;
            POSIX::setsid();
            open STDIN, "<", "/dev/null"; open STDOUT, ">", "/dev/null"; open STDERR, ">", "/dev/null";
            for my $child (@children) {
                next if fork;
                $SIG{TERM} = "IGNORE" if $child eq "deaf";
                if ($child eq "other") { exec "sleep", "3600" }
                while (1) { sleep 3600 }
            }
            select undef, undef, undef, 0.7; # a quick boot would be over before it is seen
            open my $pid, ">", "$folder/pid.new"; print $pid "$$\\n"; close $pid; rename "$folder/pid.new", "$folder/pid";
            while (1) { sleep 3600 }
            """;

    private static final Map<String, String> RIGHT = new LinkedHashMap<>();

    static {
        RIGHT.put("told", "[ -s $note ] && read pid when <$note");
        RIGHT.put("since", "read line 2>/dev/null </proc/$1/stat || return 1; set -- ${line##*) }; [ $1 = Z ] || echo ${20}");
        RIGHT.put("alive", "told && [ \"$(since $pid)\" = \"$when\" ]");
        RIGHT.put("family", "for one in $(grep -la MARK=$note /proc/[0-9]*/environ 2>/dev/null | sed 's,/proc/,,; s,/environ,,'); do "
                + "[ $(readlink /proc/$one/ns/mnt) != $(readlink /proc/self/ns/mnt) ] || echo $one; done");
        RIGHT.put("run", "env -i MARK=$note $PWD/daemon $PWD CHILDREN");
        RIGHT.put("ask", "env -i $PWD/asker");
        RIGHT.put("up", """
                alive && return 0
                rm -rf pid
                run
                n=0
                until [ -s pid ] || [ $n -gt 100 ]; do sleep 0.05; n=$((n + 1)); done
                [ -s pid ] || { down; return 1; }
                read pid <pid
                echo $pid $(since $pid) >$note""");
        RIGHT.put("look", "alive && { ask || return 1; return 0; }; [ -z \"$(family)\" ] || return 1; return 7");
        RIGHT.put("down", """
                n=0
                while alive || [ -n "$(family)" ]; do
                    [ $n -lt 20 ] && signal=TERM || signal=KILL
                    for one in $pid $(family); do kill -$signal $one; kill -CONT $one; done 2>/dev/null
                    sleep 0.05
                    n=$((n + 1))
                done
                rm -rf $note pid""");
    }

    private final Path directory;
    private final Map<String, String> functions = new LinkedHashMap<>(RIGHT);
    private String children = "";
    private Means means = Means.NONE;
    private TrialLog log;

    ScriptedAgent(Path directory) {
        this.directory = directory;
    }

    /** Has one of its functions do something else. */
    ScriptedAgent but(String function, String body) {
        functions.put(function, body);
        return this;
    }

    /** Has the service have such children: deaf ones, or ones that run another program. */
    ScriptedAgent children(String words) {
        children = words;
        return this;
    }

    /** What some faults need. */
    ScriptedAgent with(Means further) {
        means = further;
        return this;
    }

    /** Has a fault tried on it; what was wrong, but for missing reasons. */
    List<String> violations(String name) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path daemon = executable("daemon", DAEMON);
        Path asker = executable("asker", "#!/bin/sh\nexit 0\n");
        StringBuilder text = new StringBuilder("#!/bin/sh\ncd " + directory + "\nnote=$PWD/note.$OCF_RESOURCE_INSTANCE\n");
        functions.forEach((function, body) -> text.append(function).append("() {\n").append(body.replace("CHILDREN", children)).append("\n}\n"));
        text.append("case $1 in\nstart) up ;;\nmonitor) look ;;\nstop) down ;;\nesac\n");
        Files.createDirectories(directory.resolve("resource.d/test"));
        Path agent = executable("resource.d/test/agent", text.toString());
        Path config = Files.writeString(directory.resolve("config"), "\n");
        Anatomy known = new Anatomy(Optional.of(directory.resolve("pid")), Optional.of(config), Optional.empty(), List.of(daemon),
                List.of(asker), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), false);
        Subject subject = new Subject(agent, false, "it", new AgentMetadata("agent", List.of(), Map.of()), Map.of(), Map.of(),
                known, means, directory, 0, Optional.of(Duration.ofSeconds(15)));
        LinuxHost host = new LinuxHost();
        log = new TrialLog(new Watch(host.processes(), "test" + System.nanoTime()), System.nanoTime(), new TrialLog.Numbers());
        Fault fault = Conformance.faults().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        try (Trial trial = new Trial(subject, host, log, new Random(1))) {
            fault.arrange(trial);
            fault.expect(trial);
        }
        return seen();
    }

    /** What was wrong until now in the last trial. */
    List<String> seen() {
        return log.events().stream().flatMap(event -> event.violations().stream())
                .filter(violation -> violation.kind() != Violation.Kind.REASON).map(Violation::text).toList();
    }

    private Path executable(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
