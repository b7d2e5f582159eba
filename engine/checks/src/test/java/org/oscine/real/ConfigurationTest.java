package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** asterisk.conf may lie on storage that comes and goes, and says in many ways where the run directory is. */
@RealAsterisk
class ConfigurationTest {

    @Test
    void aServerWhoseConfigurationIsGoneIsStopped() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Files.delete(asterisk.config());
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @Test
    void aServerWhoseConfigurationIsGoneIsStillSeen() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            Path elsewhere = asterisk.base().resolve("asterisk.conf");
            Files.move(asterisk.config(), elsewhere);
            asterisk.agent().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
            Files.move(elsewhere, asterisk.config());
            asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void withoutAConfigurationNothingRunsAndNothingStarts() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Files.delete(asterisk.config());
            asterisk.agent().run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.agent().run("start").refuses(OCF_ERR_INSTALLED);
            assertThat(asterisk.servers()).isEmpty();
        }
    }

    @Test
    void aServiceThatIsNotInstalledIsStopped() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            String missing = asterisk.base() + "/asterisk";
            asterisk.agent().with("binary", missing).run("stop").gives(OCF_SUCCESS);
            asterisk.agent().with("binary", missing).run("start").refuses(OCF_ERR_INSTALLED);
        }
    }

    /**
     * The ways of writing astrundir, and what the real Asterisk makes of each: the place that counts is the
     * directory "run", and a directory "other" is named where it must not count.
     */
    enum Writing {
        NO_BLANKS("%s\nastrundir=%s/run\n"),
        OTHER_CASE("%s\nAstRunDir => %s/run\n"),
        INDENTED("%s\n  \tastrundir => %s/run\n"),
        COMMENT_BEHIND("%s\nastrundir => %s/run ; and not elsewhere\n"),
        LAST_WINS("%1$s\nastrundir => %2$s/other\nastrundir => %2$s/run\n"),
        APPENDED("%s\nastrundir += %s/run\n"),
        COMMENTED_OUT("%1$s\nastrundir => %2$s/run\n;astrundir => %2$s/other\n"),
        BLOCK_COMMENT("%1$s\nastrundir => %2$s/run\n;--\nastrundir => %2$s/other\n--;\n"),
        OTHER_SECTION("%1$s\nastrundir => %2$s/run\n[options]\nastrundir => %2$s/other\n"),
        /** A section of the same name begins anew, and only the first one is read. */
        SECOND_SECTION("%1$s\nastrundir => %2$s/run\n[directories]\nastrundir => %2$s/other\n"),
        ADDED_SECTION("%1$s\nastrundir => %2$s/other\n[directories](+)\nastrundir => %2$s/run\n"),
        SECTION_IN_OTHER_CASE("%s\nastrundir => %s/run\n", text -> text.replace("[directories]", "[Directories]")),
        /** A template is no section. */
        TEMPLATE_OF_THAT_NAME(
                "%1$s\nastrundir => %2$s/run\n",
                text -> "[directories](!)\nastrundir => " + directoryIn(text) + "/other\n" + text),
        INHERITED(
                "%s\n",
                text -> "[where](!)\nastrundir => " + directoryIn(text) + "/run\n"
                        + text.replace("[directories]", "[directories](where)")),
        INCLUDED("%s\n#include %s/etc/included.conf\n"),
        INCLUDED_WITH_QUOTES("%s\n#include \"%s/etc/included.conf\"\n"),
        TRIED("%1$s\n#tryinclude %2$s/etc/nothing.conf\nastrundir => %2$s/run\n");

        private final String form;
        private final UnaryOperator<String> change;

        Writing(String form) {
            this(form, UnaryOperator.identity());
        }

        Writing(String form, UnaryOperator<String> change) {
            this.form = form;
            this.change = change;
        }

        private static String directoryIn(String text) {
            int from = text.indexOf("astetcdir => ") + "astetcdir => ".length();
            return text.substring(from, text.indexOf("/etc", from));
        }

        /** The text of asterisk.conf. */
        String asteriskConf(String directoriesWithoutIt, Path base) {
            return change.apply(String.format(form, directoriesWithoutIt, base));
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void theRunDirectoryIsTheOneThatAsteriskTakes(Writing writing) throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            String laid = Files.readString(asterisk.config());
            String directories = laid.substring(0, laid.indexOf("[options]")).replaceAll("(?m)^astrundir.*\n", "");
            asterisk.write(asterisk.config(), writing.asteriskConf(directories, asterisk.base()));
            asterisk.write(asterisk.etc("included.conf"), "astrundir => " + asterisk.run() + "\n");

            asterisk.agent().run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.pidfile()).as("where Asterisk itself writes").exists();
            asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
            assertThat(asterisk.base().resolve("other")).doesNotExist();
        }
    }

    @Test
    void theControlSocketMayHaveAnotherName() {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.append(asterisk.config(), "[files]\nastctl = console\n");
            asterisk.agent().run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.run().resolve("console")).exists();
            asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            assertThat(asterisk.run().resolve("console")).doesNotExist();
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void pathsMayHoldBlanks(Mode mode) {
        try (AsteriskInstance asterisk = AsteriskInstance.layIn("the second  floor")) {
            asterisk.agent(mode).run("monitor").gives(OCF_NOT_RUNNING);
            asterisk.agent(mode).run("start").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("start").gives(OCF_SUCCESS);
            assertThat(asterisk.servers()).hasSize(1);
            asterisk.agent(mode).recurring().run("monitor").gives(OCF_SUCCESS);
            asterisk.agent(mode).run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }
}
