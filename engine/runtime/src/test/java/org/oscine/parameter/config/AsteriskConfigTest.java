package org.oscine.parameter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.descriptor.Value;
import org.oscine.host.simulated.SimulatedHost;

class AsteriskConfigTest {
    private final SimulatedHost host = new SimulatedHost();

    private Optional<String> rundir(String text) {
        host.file("/c.conf", text);
        return ConfigFile.find(host.files(), "/c.conf", Value.Format.ASTERISK, "directories", "astrundir");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[directories]\nastrundir => /run/x\n",
        "[directories]\nastrundir=/run/x",
        "[directories]\nastrundir=>/run/x",
        "[Directories]\r\n  AstRunDir = /run/x  ; where pids go\r\n",
        "[directories]\nastrundir => /run/y\nastrundir => /run/x\n",
        "[directories](!)\nastrundir => /run/y\n[directories]\nastrundir => /run/x\n",
        "[base](!)\nastrundir => /run/x\n[directories](base)\n",
        "[directories]\n;-- astrundir => /run/y\nastrundir => /run/z --;\nastrundir => /run/x\n",
        "[directories]\nastrundir => /run/x\n[directories]\nastrundir => /run/y\n",
        "[directories]\na=b\n[other]\n[directories](+)\nastrundir => /run/x\n",
        "[options]\nastrundir => /run/y\n[directories]\nastrundir => /run/x\n",
        "[directories]\nastrundir += /run/x\n",
    })
    void everyWayToWriteIt(String text) {
        assertThat(rundir(text)).contains("/run/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "astrundir => /run/x\n",
        "[options]\nastrundir => /run/x\n",
        "[directories](!)\nastrundir => /run/x\n",
        "[directories]\n; astrundir => /run/x\n",
        "[directories]\n;--\nastrundir => /run/x\n--;\n",
    })
    void whatDoesNotCount(String text) {
        assertThat(rundir(text)).isEmpty();
    }

    @Test
    void anEscapedSemicolonBelongsToTheValue() {
        assertThat(rundir("[directories]\nastrundir => /run/a\\;b\n")).contains("/run/a;b");
    }

    @Test
    void whatIsAddedStandsBehindABlank() {
        assertThat(rundir("[directories]\nastrundir => /run/a\nAstRunDir+=b\n")).contains("/run/a b");
        assertThat(rundir("[directories]\nastrundir +=> b\n")).contains("> b");
    }

    @Test
    void includesAreReadInTheirPlace() {
        host.file("/etc/asterisk/more.d/a.conf", "astrundir => /run/x\n");
        assertThat(rundir("[directories]\nastrundir => /run/y\n#include more.d/*.conf\n")).contains("/run/x");
        host.file("/else/b.conf", "[directories]\nastrundir => /run/z\n");
        assertThat(rundir("#include \"/else/b.conf\"\n")).contains("/run/z");
    }

    @Test
    void aFileThatIncludesItselfEnds() {
        assertThat(rundir("#include /c.conf\n[directories]\nastrundir => /run/x\n")).contains("/run/x");
    }

    @Test
    void aMissingFileSaysNothing() {
        assertThat(ConfigFile.find(host.files(), "/none", Value.Format.ASTERISK, "directories", "astrundir"))
                .isEmpty();
    }
}
