package org.oscine.conform.machine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The words of a running process as /proc/PID/cmdline shows them, which many a daemon writes over to say what it does. */
public final class Title {
    private static final int BEFORE_START = 48;

    private Title() {}

    /** Writes a text over a process's words, as far as they are long, as the process itself might. */
    public static void write(int pid, String text) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // the first is field 3
        long start = Long.parseLong(fields[BEFORE_START - 3]);
        long end = Long.parseLong(fields[BEFORE_START - 2]);
        byte[] title = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), (int) (end - start));
        title[title.length - 1] = 0;
        try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "rw")) {
            memory.seek(start);
            memory.write(title);
        }
    }
}
