package org.oscine.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.oscine.draft.ProcDirectory;
import org.oscine.draft.ProcessImport;

/** A process as /proc tells of it, files one after the other: what is drafted of it reads clean. */
final class ProcessSubject implements Subject {
    private static final String NEXT = "====";
    private static final List<String> FILES = List.of("cmdline", "exe", "cwd", "status", "limits", "net/tcp", "run/xd.pid");

    private final Path base;

    /** @param base a directory of its own */
    ProcessSubject(Path base) {
        this.base = base;
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public List<String> seeds() {
        return List.of(String.join(NEXT, "/usr/sbin/xd\0-c\0/etc/xd.conf\0", "/usr/sbin/xd", "/var/lib/xd", "Name:\txd\nUmask:\t0027\n",
                        "Limit  Soft Limit  Hard Limit  Units\nMax open files            123                  4096                 files\n",
                        "  sl\n   0: 0100007F:1F90 00000000:0000 0A 0 0 0 0 0 4242 1\n", "77\n"),
                String.join(NEXT, "xd: master process\0", "/opt/x d/xd (deleted)", "/", "Umask: 0022", "", "", ""));
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) throws IOException {
        String[] contents = input.split(NEXT, -1);
        Path process = base.resolve("proc/77");
        Files.createDirectories(process.resolve("net"));
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(base.resolve("run"));
        for (int i = 0; i < FILES.size(); i++) {
            String content = i < contents.length ? contents[i] : "";
            Path file = FILES.get(i).startsWith("run/") ? base.resolve(FILES.get(i)) : process.resolve(FILES.get(i));
            Files.deleteIfExists(file);
            if (FILES.get(i).equals("exe") || FILES.get(i).equals("cwd")) {
                link(file, content);
            } else {
                Files.write(file, content.getBytes(StandardCharsets.UTF_8));
            }
        }
        link(process.resolve("fd/3"), "socket:[4242]");
        return UnitSubject.isClean(ProcessImport.draft("", new ProcDirectory(base.resolve("proc"), base.resolve("run"), 77)));
    }

    private static void link(Path file, String target) throws IOException {
        String possible = target.replace("\u0000", "").replaceAll("[\uD800-\uDFFF]", "");
        Files.deleteIfExists(file);
        if (!possible.isEmpty() && possible.length() < 1000) {
            Files.createSymbolicLink(file, Path.of(possible));
        }
    }
}
