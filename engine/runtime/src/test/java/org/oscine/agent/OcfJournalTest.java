package org.oscine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.Needed;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.parameter.Redactor;

/** What the journal writes, and that ocf_log itself writes the same, wherever it is sent. */
class OcfJournalTest {
    private static final Path SHELLFUNCS = Path.of("/usr/lib/ocf/lib/heartbeat/ocf-shellfuncs");
    private static final Map<String, String> LEVELS =
            Map.of("info", "all is well", "warn", "it is late", "err", "it is broken", "debug", "a detail");

    @TempDir
    private Path directory;

    private final SimulatedHost host = new SimulatedHost();

    /** Where something was written, and what, without the time and the process. */
    private record Written(String err, String log, String debugLog, List<String> programs) {}

    static Stream<Map<String, String>> environments() {
        Map<String, String> resource = Map.of("OCF_RESOURCE_INSTANCE", "p_canary");
        return Stream.of(
                Map.of(),
                resource,
                with(resource, "HA_debug", "0"),
                with(resource, "HA_LOGFILE", "log"),
                with(resource, "HA_LOGFILE", "log", "HA_DEBUGLOG", "debug", "HA_debug", "1"),
                with(resource, "HA_LOGFILE", "log", "HA_DEBUGLOG", "log", "HA_debug", "1"),
                with(resource, "HA_DEBUGLOG", "debug", "HA_debug", "1"),
                with(resource, "HA_LOGFACILITY", "daemon", "HA_debug", "1"),
                with(resource, "HA_LOGFACILITY", "none", "HA_LOGFILE", "log"),
                with(resource, "HA_LOGFACILITY", "local0", "HA_LOGFILE", "log", "HA_DEBUGLOG", "debug"),
                with(resource, "HA_LOGTAG", "tagged", "HA_LOGFILE", "log"),
                with(resource, "HA_LOGD", "yes", "HA_LOGFILE", "log", "HA_debug", "1"),
                with(resource, "HA_use_logd", "on", "HA_LOGFILE", "log"));
    }

    private static Map<String, String> with(Map<String, String> base, String... more) {
        Map<String, String> environment = new HashMap<>(base);
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    @ParameterizedTest
    @MethodSource("environments")
    void writesWhatOcfLogWrites(Map<String, String> environment) throws Exception {
        Needed.file(SHELLFUNCS, "the comparison of the journal with ocf_log");
        for (String level : LEVELS.keySet()) {
            Written shells = byTheShell(environment, level);
            assertThat(byTheEngine(environment, level)).as(level + " with " + environment).isEqualTo(shells);
        }
    }

    @Test
    void anErrorThatStandardErrorHasAlreadyGoesToTheLogsOnly() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        journal(Map.of(), err, Redactor.NONE).failure("it is broken");
        assertThat(err.toString()).isEmpty();

        Path log = directory.resolve("log");
        journal(Map.of("HA_LOGFILE", log.toString()), err, Redactor.NONE).failure("it is broken");
        assertThat(Files.readString(log)).endsWith(":    ERROR: it is broken\n");
    }

    @Test
    void detailsAreNotThrownAwayWhereNothingSaysWhereTo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        journal(Map.of("HA_debug", "1"), err, Redactor.NONE).debug("a detail");
        assertThat(err.toString()).contains("DEBUG: a detail");
    }

    @Test
    void whatSyslogDoesNotTakeGoesToStandardError() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        host.command("logger").exits(1);
        journal(Map.of("HA_LOGFACILITY", "daemon"), err, Redactor.NONE).info("all is well");
        assertThat(err.toString()).endsWith("INFO: all is well\n");
    }

    @Test
    void aMessageIsOneLineWithoutSecrets() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OcfJournal journal = journal(Map.of("HA_debug", "1"), err, Redactor.of(List.of("hunter2!")));
        journal.info("two\nlines of hunter2!");
        journal.debug("two\r\nlines of hunter2!");
        assertThat(err.toString().lines()).hasSize(2).noneMatch(line -> line.contains("hunter2!"));
    }

    @Test
    void aMessageCommandsNoTerminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        journal(Map.of(), err, Redactor.NONE).warning("ask exited with 1: \033]0;pwned\007\033[2J\u009b2J\u2028x");

        assertThat(err.toString(StandardCharsets.UTF_8).strip().chars()).noneMatch(c -> c < ' ' || c >= 0x7f);
    }

    private OcfJournal journal(Map<String, String> environment, ByteArrayOutputStream err, Redactor redactor) {
        return new OcfJournal("canary", new CallEnvironment(environment), new Caller.Own(),
                new PrintStream(err, true, StandardCharsets.UTF_8), host.commands(), redactor);
    }

    private Written byTheEngine(Map<String, String> environment, String level) throws IOException {
        host.command("logger").exits(0);
        host.command("ha_logger").exits(0);
        int before = host.effects(Effect.Ran.class).size();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OcfJournal journal = journal(inDirectory(environment), err, Redactor.NONE);
        String text = LEVELS.get(level);
        switch (level) {
            case "info" -> journal.info(text);
            case "warn" -> journal.warning(text);
            case "err" -> journal.error(text);
            default -> journal.debug(text);
        }
        List<Effect.Ran> ran = host.effects(Effect.Ran.class);
        return written(err.toString(), ran.subList(before, ran.size()).stream()
                .map(effect -> String.join("\n", effect.argv())).toList());
    }

    private Written byTheShell(Map<String, String> environment, String level) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path programs = directory.resolve("programs");
        for (String program : List.of("logger", "ha_logger")) {
            script(bin.resolve(program), "{ echo " + program + "; for word; do echo \"$word\"; done; } >" + programs);
        }
        Path agent = script(directory.resolve("canary"), ". " + SHELLFUNCS + "; ocf_log " + level + " '" + LEVELS.get(level) + "'");
        Path err = directory.resolve("err");
        ProcessBuilder shell = new ProcessBuilder(agent.toString(), "start")
                .redirectInput(Path.of("/dev/null").toFile()).redirectError(err.toFile());
        shell.environment().clear();
        shell.environment().putAll(inDirectory(environment));
        shell.environment().put("PATH", bin + ":/usr/sbin:/usr/bin:/sbin:/bin");
        shell.environment().put("OCF_ROOT", "/usr/lib/ocf");
        assertThat(shell.start().waitFor()).isZero();
        List<String> ran = Files.exists(programs) ? List.of(Files.readString(programs).strip()) : List.of();
        Files.deleteIfExists(programs);
        return written(Files.readString(err), ran);
    }

    private static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Map<String, String> inDirectory(Map<String, String> environment) {
        Map<String, String> absolute = new HashMap<>(environment);
        for (String file : List.of("HA_LOGFILE", "HA_DEBUGLOG")) {
            absolute.computeIfPresent(file, (name, path) -> directory.resolve(path).toString());
        }
        return absolute;
    }

    private Written written(String err, List<String> programs) throws IOException {
        return new Written(plain(err), taken("log"), taken("debug"), programs.stream().map(OcfJournalTest::plain).toList());
    }

    private String taken(String name) throws IOException {
        Path file = directory.resolve(name);
        String text = Files.exists(file) ? Files.readString(file) : "";
        Files.deleteIfExists(file);
        return plain(text);
    }

    private static String plain(String text) {
        return text.replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d ", "DATE ").replaceAll("\\[\\d+]", "[PID]");
    }
}
