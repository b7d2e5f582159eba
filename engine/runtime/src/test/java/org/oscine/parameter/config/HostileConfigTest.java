package org.oscine.parameter.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Value.Format;
import org.oscine.host.simulated.SimulatedHost;

/** Configuration files that a service's user has made for the engine. */
class HostileConfigTest {
    private static final String MAIN = "/etc/asterisk/asterisk.conf";

    private final SimulatedHost host = new SimulatedHost();
    private final ConfigFile configuration = new ConfigFile(host.files());

    private String found(String key) {
        return configuration.find(MAIN, Format.ASTERISK, "directories", key).orElse("none");
    }

    @Test
    void aFileThatIncludesItselfManyTimesIsReadOnce() {
        host.file(MAIN, "[directories]\nrun => /run/x\n" + ("#include " + MAIN + "\n").repeat(12) + "log => /log\n");

        assertThat(found("run")).isEqualTo("/run/x");
        assertThat(found("log")).isEqualTo("/log");
        assertThat(configuration.fault().cause()).contains(MAIN).contains("a loop of includes");
    }

    @Test
    void aCircleOverALinkIsOne() {
        host.link("/etc/asterisk/other.conf", MAIN);
        host.file(MAIN, "[directories]\n" + "#include other.conf\n".repeat(12) + "log => /log\n");

        assertThat(found("log")).isEqualTo("/log");
        assertThat(configuration.fault().cause()).contains("a loop of includes");
    }

    @Test
    void filesThatIncludeTwelveOthersEachAreNotReadWithoutEnd() {
        host.file(MAIN, "[directories]\nrun => /run/x\n" + "#include 1.conf\n".repeat(12));
        for (int i = 1; i < 10; i++) {
            host.file("/etc/asterisk/" + i + ".conf", ("#include " + (i + 1) + ".conf\n").repeat(12));
        }
        host.file("/etc/asterisk/10.conf", "; nothing\n");

        assertThat(found("run")).isEqualTo("/run/x");
        assertThat(configuration.fault().cause()).contains("more than 500 files");
    }

    @Test
    void onlyTheFirstMebibyteOfAllFilesIsRead() {
        host.file(MAIN, "[directories]\nrun => /run/x\n" + "#include big.conf\n".repeat(3) + "log => /log\n");
        host.file("/etc/asterisk/big.conf", "; comment\n".repeat(60_000));

        assertThat(found("run")).isEqualTo("/run/x");
        assertThat(found("log")).isEqualTo("none");
        assertThat(configuration.fault().cause()).contains("more than one mebibyte");
    }

    @Test
    void keysAndSectionsAreCounted() {
        StringBuilder text = new StringBuilder("[directories]\nrun => /run/x\n[many](!)\n");
        for (int i = 0; i < 150; i++) {
            text.append("key").append(i).append(" = ").append(i).append('\n');
        }
        host.file(MAIN, text + "[a](many)\n".repeat(1000));

        assertThat(found("run")).isEqualTo("/run/x");
        assertThat(configuration.fault().cause()).contains("more than 20000 keys");
    }

    @Test
    void valuesThatGrowAreBounded() {
        host.file(MAIN, "[t](!)\nlong = " + "x".repeat(60_000) + "\n" + "[s](t)\nlong += y\n".repeat(2000)
                + "[directories]\nrun => /run/x\n");

        assertThat(found("run")).isEqualTo("/run/x");
        assertThat(configuration.fault().cause()).contains("values that are too long");
    }

    @Test
    void aValueWithANulCountsAsNone() {
        host.file(MAIN, "[directories]\nrun => /x\0y\n");
        host.file("/etc/default/x", "A=/x\0y\nB=/b\n");
        host.file("/etc/x.ini", "[s]\nk = a\0b\n");
        host.file("/etc/x.conf", "pid a\0b;\n");

        assertThat(found("run")).isEqualTo("none");
        assertThat(configuration.find("/etc/default/x", Format.ASSIGNMENTS, "", "A")).isEmpty();
        assertThat(configuration.find("/etc/default/x", Format.ASSIGNMENTS, "", "B")).contains("/b");
        assertThat(configuration.find("/etc/x.ini", Format.INI, "s", "k")).isEmpty();
        assertThat(configuration.find("/etc/x.conf", Format.DIRECTIVES, "", "pid")).isEmpty();
    }

    @Test
    void whatIsNoTextFileSaysNothing() {
        host.fifo("/etc/x.ini");
        host.directory(MAIN);

        assertThat(found("run")).isEqualTo("none");
        assertThat(configuration.find("/etc/x.ini", Format.INI, "s", "k")).isEmpty();
    }

    @Test
    void aHealthyFileHasNoFault() {
        host.file(MAIN, "[directories](!)\nrun => /run/x\n[directories](+)\n#include more.conf\n");
        host.file("/etc/asterisk/more.conf", "log = a\nlog += b\n[directories]\nRun = c\n");

        assertThat(found("run")).isEqualTo("c");
        assertThat(configuration.fault().exists()).isFalse();
    }
}
