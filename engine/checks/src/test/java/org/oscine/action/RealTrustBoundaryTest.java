package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.Host;
import org.oscine.host.linux.LinuxHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.reader.DescriptorReader;
import org.oscine.real.NeedsPrograms;
import org.oscine.yaml.YamlParser;

/** As {@link TrustBoundaryTest}, with a real kernel: a configuration of nobody's names what is root's. */
@NeedsPrograms({"setpriv", "setsid", "sleep"})
class RealTrustBoundaryTest {
    private static final String STOP = "stop: { steps: { kill: { signal: KILL } } }\n";

    private final Path directory = Machine.scratch("t");
    private final Path roots = directory.resolve("roots");
    private final Path secret = roots.resolve("secret");
    private final Path config = directory.resolve("xd.conf");
    private final Host host = new LinuxHost();

    @BeforeEach
    void setUp() throws IOException {
        Files.createDirectory(roots);
        Files.writeString(secret, "PASSWORD=x\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void cleanUp() {
        call("start: { foreground: [sleep, \"9753\"] }\n" + STOP, ActionName.STOP);
        Machine.remove(directory);
    }

    private void says(String text) throws IOException {
        Files.deleteIfExists(config);
        Files.writeString(config, text);
        Machine.run("chown", "nobody", config.toString());
    }

    private Result call(String rest, ActionName action) {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: The example daemon
                values:
                  file: { config-file: CONFIG, format: assignments, key: file, default: /nonexistent }
                  who: { config-file: CONFIG, format: assignments, key: who, default: nobody }
                  told: { run: [echo, FOLDER/told], user: nobody, default: /nonexistent }
                """.replace("CONFIG", config.toString()).replace("FOLDER", directory.toString()) + rest;
        Descriptor descriptor = DescriptorReader.read(YamlParser.parse("xd.yaml", yaml).document().orElseThrow())
                .descriptor().orElseThrow();
        Call call = new Call(action, Map.of(), "one", "node1", directory + "/state/xd/one", false, 0);
        return Actions.perform(action, Resolver.resolve(descriptor, call, host), host,
                Deadline.of(host.clock(), Duration.ofSeconds(20)), Journal.SILENT);
    }

    private void secretIsAsItWas() throws IOException {
        assertThat(secret).hasContent("PASSWORD=x\n");
        assertThat(Files.getOwner(secret).getName()).isEqualTo("root");
    }

    @Test
    void whatACommandOfNobodysPrintsIsNobodysWord() {
        Result result = call("start:\n  before: { d: { directory: \"${told}\", owner: nobody } }\n  foreground: [sleep, \"9753\"]\n"
                + STOP, ActionName.START);
        assertThat(result.code()).isEqualTo(OCF_ERR_PERM);
        assertThat(result.reason()).isEqualTo("d: cannot create " + directory + "/told as user 65534: Permission denied");
        assertThat(directory.resolve("told")).doesNotExist();
    }

    @Test
    void filesAreNeitherWrittenNorRemoved() throws IOException {
        says("file=" + secret + "\n");
        String steps = "start:\n  before: { w: { file: \"${file}\", content: lost } }\n  foreground: [sleep, \"9753\"]\n"
                + "stop: { steps: { kill: { signal: KILL } }, after: { r: { remove: \"${file}\" } } }\n";
        assertThat(call(steps, ActionName.START).reason()).startsWith("w: cannot write " + secret + " as user 65534");
        assertThat(call(steps, ActionName.STOP)).isEqualTo(Result.SUCCESS);
        secretIsAsItWas();
    }

    @Test
    void whatIsItsOwnIsWrittenAndRemoved() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        Machine.run("chown", "nobody", own.toString());
        says("file=" + own.resolve("note") + "\n");
        String steps = "start:\n  before: { w: { file: \"${file}\", content: \"two\\nlines\", mode: \"640\" } }\n"
                + "  foreground: [sleep, \"9753\"]\n"
                + "stop: { steps: { kill: { signal: KILL } }, after: { r: { remove: \"${file}\" } } }\n";
        assertThat(call(steps, ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(own.resolve("note")).hasContent("two\nlines");
        assertThat(Files.getOwner(own.resolve("note")).getName()).isEqualTo("nobody");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("note")))).isEqualTo("rw-r-----");
        assertThat(call(steps, ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void aLogAndAPidfileAreItsOwnOrNone() throws IOException {
        says("file=" + secret + "\n");
        assertThat(call("start: { foreground: [sleep, \"9753\"], log: \"${file}\", user: nobody }\n" + STOP, ActionName.START)
                .reason()).startsWith("start: cannot write to " + secret).contains("permission denied");
        secretIsAsItWas();

        String pidfile = "start: { foreground: [sleep, \"9753\"], pidfile: \"${file}\" }\n" + STOP;
        assertThat(call(pidfile, ActionName.START)).isEqualTo(Result.SUCCESS);
        secretIsAsItWas();
        assertThat(call(pidfile, ActionName.STOP)).isEqualTo(Result.SUCCESS);
        secretIsAsItWas();
    }

    @Test
    void aLogOfItsOwnIsAddedTo() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        Machine.run("chown", "nobody", own.toString());
        says("file=" + own.resolve("log") + "\n");
        String log = "start: { foreground: [sh, -c, \"echo said; exec sleep 9753\"], log: \"${file}\", user: nobody }\n" + STOP;
        call(log, ActionName.START);
        awaitSomethingIn(own.resolve("log"));
        assertThat(Files.getOwner(own.resolve("log")).getName()).isEqualTo("nobody");
        assertThat(call(log, ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(own.resolve("log")).hasContent("said\n");
    }

    @Test
    void programsAndUsersOfItsDoNotBecomeRoots() throws IOException {
        says("file=/bin/sleep\nwho=root\n");
        assertThat(call("start: { foreground: [\"${file}\", \"9753\"] }\n" + STOP, ActionName.START).reason())
                .isEqualTo("start: not run as root: user 65534 controls " + config);
        assertThat(call("start: { foreground: [sleep, \"9753\"], user: \"${who}\" }\n" + STOP, ActionName.START).reason())
                .isEqualTo("start: not run as root: user 65534 controls " + config);
    }

    @Test
    void anEnvironmentFileIsReadWithItsRight() throws IOException {
        says("file=" + secret + "\n");
        Path said = directory.resolve("said");
        String start = "start: { foreground: [sh, -c, \"echo \\\"[$${PASSWORD-none}]\\\"; exec sleep 9753\"], log: " + said
                + ", user: nobody, environment-file: \"${file}\" }\n" + STOP;
        call(start, ActionName.START);
        awaitSomethingIn(said);
        assertThat(call(start, ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(said).hasContent("[none]\n");
        assertThat(Files.getOwner(said).getName()).as("a new log").isEqualTo("nobody");
    }

    /** As Debian's Apache has its variables: in a file for a shell. */
    @Test
    void anEnvironmentIsWhatACommandPrints() throws IOException {
        Path variables = Files.writeString(directory.resolve("envvars"), "export SUFFIX=two\nexport NAME=\"one\n$SUFFIX\"\n");
        Path said = directory.resolve("said");
        String start = "start: { foreground: [sh, -c, \"echo \\\"[$${NAME-none}] $${OSCINE_CALL-none}\\\"; exec sleep 9753\"], log: " + said
                + ", environment-from: [sh, -c, \". " + variables + " && exec env -0\"] }\n" + STOP;
        assertThat(call(start, ActionName.START)).isEqualTo(Result.SUCCESS);
        awaitSomethingIn(said);
        assertThat(call(start, ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(said).hasContent("[one\ntwo] none\n");

        Files.setOwner(variables, variables.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThat(call(start, ActionName.START).reason()).isEqualTo("start: not run as root: user 65534 controls the output of sh");
        Files.delete(variables);
        assertThat(call(start, ActionName.START).reason()).startsWith("start: environment-from: sh exited with 2: ");
    }

    /** A start is over as soon as the program runs, which may be before it has said anything. */
    private static void awaitSomethingIn(Path log) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while ((!Files.exists(log) || Files.size(log) == 0) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
