package org.oscine.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TtyTest {

    @Test
    void terminalsAreKnownByTheirDevice() {
        assertThat(Tty.names("/dev/pts/3")).isTrue();
        assertThat(Tty.names("/dev/tty1")).isTrue();
        assertThat(Tty.names("/dev/null")).isFalse();
        assertThat(Tty.names("pipe:[4711]")).isFalse();
        assertThat(Tty.names("/tmp/out")).isFalse();
    }

    @Test
    void whatIsNotOpenIsNoTerminal() {
        assertThat(Tty.isTerminal(999_999)).isFalse();
    }

    @Test
    void aPersonCanDoWithoutColours() {
        assertThat(Tty.wantsColour(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Tty.wantsColour(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Tty.wantsColour(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Tty.wantsColour(Map.of("TERM", "dumb"))).isFalse();
    }
}
