package org.oscine.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code import/units/NAME.service} gives {@code NAME.yaml}; {@code -Doscine.update=true} writes these anew. */
class UnitImportTest {
    private static final Path DIRECTORY = Path.of("tools/src/test/resources/import/units");
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".service")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("units")
    void aUnitGivesADescriptorThatReadsClean(Path unit) throws IOException {
        String name = unit.getFileName().toString();
        String agent = name.replaceAll("@?\\.service$", "");
        String text = Drafts.text(UnitImport.draft(agent, name, List.of(Files.readString(unit))));
        Path expected = DIRECTORY.resolve(name.replace(".service", ".yaml"));
        if (UPDATE) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @Test
    void thereAreTenOfThem() throws IOException {
        assertThat(units()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void anInstanceOfATemplateIsTheDefault() {
        String text = draft("x@main.service", "[Service]\nExecStart=/usr/bin/x -n %i -u %n\n");
        assertThat(text).contains("unit_instance: { unique: true, summary: \"Instance of the template, systemd's %i\","
                + " default: main }").contains("foreground: [/usr/bin/x, -n, \"${unit_instance}\", -u,"
                + " \"x@${unit_instance}.service\"]");
    }

    @Test
    void theInstancesOfATemplateWithoutAPidfileAreToldApart() {
        String text = draft("x@.service", "[Service]\nType=forking\nExecStart=/usr/bin/x -n %i\n");
        assertThat(text).contains("process: \"^/usr/bin/x (.*[ =/])?${unit_instance}( |$$)\"");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @Test
    void aDropInOverrulesTheUnit() {
        String text = Drafts.text(UnitImport.draft("x", "x.service", List.of(
                "[Service]\nExecStart=/usr/bin/x --old\nUser=one\n", "[Service]\nExecStart=\nExecStart=/usr/bin/x --new\n")));
        assertThat(text).contains("[/usr/bin/x, --new]").doesNotContain("--old").contains("user: one");
    }

    @Test
    void wordsAreSplitAsSystemdDoes() {
        assertThat(UnitWords.split("a 'b c' \"d\\\"e\" f\\x20g h\"i j\"k ''")).containsExactly("a", "b c", "d\"e", "f g",
                "hi jk", "");
    }

    @Test
    void whatTheUnitSettlesIsPutIn() {
        String text = draft("x.service", """
                [Service]
                Environment=A=1 "B=two words" C=$not
                ExecStart=@/usr/bin/x name $B ${B} ${C} --at=${A}
                """);
        assertThat(text).contains("foreground: [/usr/bin/x, two, words, two words, \"$$not\", --at=1]");
    }

    @Test
    void whatOnlyAFileKnowsIsReadFromIt() {
        String text = draft("x.service", """
                [Service]
                EnvironmentFile=-/etc/default/x
                ExecStart=/usr/bin/x ${PORT} $OPTIONS
                """);
        assertThat(text)
                .contains("port: { config-file: /etc/default/x, format: assignments, key: PORT, default: \"\" }")
                .contains("# TODO: copy the words of OPTIONS in /etc/default/x into the default")
                .contains("foreground: [/usr/bin/x, { when: port, then: \"${port}\" }, \"${options}\"]");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90, 90s", "1min 30s, 90s", "1h, 3600s", "500ms, 500ms", "1m500ms, 60500ms", "2 h, 7200s"})
    void spansOfTime(String systemd, String ours) {
        assertThat(UnitTimes.duration(systemd)).contains(ours);
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "infinity, unlimited", "1K:2K, 2048", "1G, 1073741824", "much, ''", "1X, ''"})
    void limits(String systemd, String ours) {
        assertThat(UnitLimits.value(systemd)).isEqualTo(ours);
    }

    @Test
    void whatIsNoServiceIsRefused() {
        assertThat(UnitImport.draft("x", "x.socket", List.of("[Socket]\nListenStream=5\n")))
                .isEqualTo(new DraftResult.Refused("x.socket has no section [Service]: only services can be imported"));
        assertThat(UnitImport.draft("x", "x.service", List.of("[Service]\nExecStart=/a\nExecStart=\n")))
                .isEqualTo(new DraftResult.Refused("x.service has no ExecStart, so there is nothing to start"));
    }

    private static String draft(String name, String unit) {
        return Drafts.text(UnitImport.draft("x", name, List.of(unit)));
    }

    /** Units that are odd, and one that systemd ships: whatever they say, lint has nothing against the draft. */
    @ParameterizedTest
    @ValueSource(strings = {
        "LogsDirectory=x\nLogsDirectoryMode=02755", "RuntimeDirectory=x\nRuntimeDirectoryMode=u+rwx", "UMask=00027", "WorkingDirectory=relative",
        "EnvironmentFile=relative", "Environment=9X=1 OK=2\nUnsetEnvironment=A=b 7", "TimeoutStartSec=9999999h\nTimeoutStopSec=0s",
        "Environment=A=\u2028", "User=\u0001x", "ExecStartPre=/usr/bin/\u0085y", "ExecStartPre=${INSTANCE} ${} ${a b}", "EnvironmentFile=/etc/x\nExecStartPre=/y ${A} $A"})
    void anOddUnitIsDraftedWithoutAFault(String settings) {
        String text = draft("x.service", "[Service]\nExecStart=/usr/bin/x\n" + settings + "\n");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2028b", "a\u0007b", "\u0085", "\u200b", "%i", "oscine: allow x"})
    void anOddDescriptionIsOneLine(String description) {
        String text = draft("x.service", "[Unit]\nDescription=" + description + "\n[Service]\nExecStart=/usr/bin/x\n");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ny.service", "x\r@.service", "\u001b[2J.service", "a\u2028@b.service"})
    void anOddNameBreaksNoComment(String name) {
        assertThat(Drafts.faults(draft(name, "[Service]\nExecStart=/usr/bin/x %i %n\n"))).isEmpty();
    }

    @Test
    void aModeWithMoreDigitsThanItNeedsIsKept() {
        assertThat(draft("x.service", "[Service]\nExecStart=/usr/bin/x\nLogsDirectory=x\nLogsDirectoryMode=02755\n"))
                .contains("mode: \"2755\"");
    }

    @Test
    void aProgramWithSignsOfPatternsIsFoundByItsPattern() {
        String text = draft("x.service", "[Service]\nType=forking\nExecStart=/opt/x+(1)/x.bin\n");
        assertThat(text).contains("process: \"^/opt/x\\\\+\\\\(1\\\\)/x\\\\.bin( |$$)\"");
        assertThat(Drafts.faults(text)).isEmpty();
    }
}
