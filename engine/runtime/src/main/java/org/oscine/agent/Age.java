package org.oscine.agent;

import java.io.IOException;
import java.time.Duration;

/** How long this process has run already. Pacemaker's clock started with it, not with the first line of Java. */
public final class Age {
    /** Linux shows times in /proc in this unit on every architecture (USER_HZ). */
    private static final long TICKS_PER_SECOND = 100;

    /** proc(5): starttime is field 22; the first one behind the name in parentheses is field 3. */
    private static final int FIELDS_BETWEEN = 22 - 3;

    private Age() {}

    /** The time since the kernel made this process; zero if it cannot be told. */
    public static Duration ofThisProcess() {
        return of("self");
    }

    /** The time since the kernel made a process; zero if it cannot be told. */
    static Duration of(String pid) {
        try {
            return between(SmallFile.text("/proc/" + pid + "/stat"), SmallFile.text("/proc/uptime"));
        } catch (IOException | RuntimeException unreadable) {
            return Duration.ZERO;
        }
    }

    static Duration between(String stat, String uptime) {
        int at = stat.lastIndexOf(')') + 2;
        for (int i = 0; i < FIELDS_BETWEEN; i++) {
            at = stat.indexOf(' ', at) + 1;
        }
        long started = Long.parseLong(stat.substring(at, stat.indexOf(' ', at))) * 1000 / TICKS_PER_SECOND;
        int point = uptime.indexOf('.');
        long now = Long.parseLong(uptime.substring(0, point)) * 1000
                + Long.parseLong(uptime.substring(point + 1, point + 3)) * 10;
        return Duration.ofMillis(Math.max(0, now - started));
    }
}
