package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.parameter.config.Assignments;
import org.oscine.real.NeedsPrograms;

/** Files of variables, beside sh, and beside a program of systemd's that reads files in the form of an EnvironmentFile. */
@NeedsPrograms("systemd-analyze")
class EnvironmentDialectTest extends Dialects {
    private static final String SYSTEMD = "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator";
    private static final Pattern PRINTED = Pattern.compile("(?m)^(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(.*))$");
    private static final Pattern NAME = Pattern.compile("(?m)^\\s*(?:export\\s+)?([A-Za-z_]\\w*)=");

    static Stream<Sample> assignments() {
        return Sample.all("assignments").stream();
    }

    static Stream<Sample> shellFiles() {
        return Sample.all("shell").stream();
    }

    static Stream<Path> shipped() {
        return shipped("/etc/default").stream();
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void likeSystemd(Sample sample) throws IOException {
        Path file = sample.lay(directory, "environment.d/x.conf");
        assertThat(ours(file)).isEqualTo(systemd());
    }

    /** Those of the packages, as far as systemd replaces nothing in them. */
    @ParameterizedTest
    @MethodSource("shipped")
    void shippedLikeSystemd(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(ours(new Sample(text.replace("$", "S").replace("export ", ""), Map.of()).lay(directory, "environment.d/x.conf")))
                .isEqualTo(systemd());
    }

    /** The program leaves out what is empty; the manager, which reads the same form, does not. */
    private static Map<String, String> ours(Path file) throws IOException {
        Map<String, String> ours = new TreeMap<>(Assignments.of(Files.readString(file)));
        ours.values().removeIf(String::isEmpty);
        return ours;
    }

    private Map<String, String> systemd() {
        String said = output("env", "-i", "XDG_CONFIG_HOME=" + directory, "HOME=" + directory, SYSTEMD);
        Map<String, String> theirs = new TreeMap<>();
        Matcher printed = PRINTED.matcher(said);
        while (printed.find()) {
            theirs.put(printed.group(1), printed.group(2) == null ? printed.group(3)
                    : printed.group(2).replace("\\n", "\n").replace("\\t", "\t").replaceAll("\\\\(.)", "$1"));
        }
        theirs.remove("QT_ACCESSIBILITY"); // of the system's own environment.d
        return theirs;
    }

    @ParameterizedTest
    @MethodSource("shellFiles")
    void likeShell(Sample sample) throws IOException {
        compare(sample.lay(directory, "file"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedLikeShell(Path file) throws IOException {
        compare(file);
    }

    /** Every variable that the file seems to set: as sh says, or a riddle. */
    private void compare(Path file) throws IOException {
        Matcher names = NAME.matcher(Files.readString(file, StandardCharsets.UTF_8));
        while (names.find()) {
            String name = names.group(1);
            String theirs = output("env", "-i", "sh", "-c", ". \"$1\" >/dev/null 2>&1; printf 'END%s' \"${" + name + "-UNSET}\"", "sh", file.toString());
            theirs = theirs.substring(theirs.indexOf("END") + "END".length());
            if (riddle(file, Format.SHELL, name).isEmpty()) {
                assertThat(ours(file, Format.SHELL, "", name).orElse("UNSET")).as("%s in %s", name, file).isEqualTo(theirs);
            }
        }
    }

    @Test
    void whatAShellDecidesIsARiddle() {
        for (String text : List.of("A=$(hostname)\n", "A=`id`\n", "if true; then\n  A=1\nfi\n", "f() {\n A=1\n}\n", "case x in\n a) A=1;;\nesac\n",
                "true && A=1\n", "true || A=1\n", "A=1 | cat\n", "A=1 &\n", "( A=1 )\n", "B=$(id)\nA=x$B\n", "A=${B#x}\n", "A=$1\n", "A=~/x\n",
                "while false; do A=1; done\n", "[ -e /x ] && . /x\nA=1\n", "cat <<E\nx\nE\nA=1\n", "A=1\nunset A\n", "A=${B:-$C}\n")) {
            Path file = new Sample(text, Map.of()).lay(directory, "file");
            assertThat(riddle(file, Format.SHELL, "A")).as(text).startsWith(file + ": cannot read A: ");
        }
    }

    @Test
    void whatComesAfterIsReadAgain() {
        for (String text : List.of("if true; then\n  B=1\nfi\nA=1\n", "f() {\n B=1\n}\nA=1\n", "case x in\n a|b) B=1;;\n *) B=2;;\nesac\nA=1\n",
                "true && B=1\nA=1\n", "sleep 0 &\nA=1\n", "( B=1 )\nA=1\n", "echo x >/dev/null 2>&1\nA=1\n", "if true; then A=2; fi\nA=1\n",
                "for i in a b; do B=$i; done; A=1\n", "B=$(echo ')' )\nA=1\n")) {
            Path file = new Sample(text, Map.of()).lay(directory, "file");
            assertThat(ours(file, Format.SHELL, "", "A")).as(text).contains("1");
        }
    }
}
