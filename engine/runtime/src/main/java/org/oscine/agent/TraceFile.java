package org.oscine.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.action.Journal;
import org.oscine.host.FileChanges;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.trust.Trust;

/**
 * Where the trace of a call goes: to the places at which operators look for traces of shell agents, with the same names
 * (ocf_start_trace in ocf-shellfuncs). A file is for root only.
 *
 * <p>OCF_TRACE_FILE or the parameter trace_file names a file or a descriptor from 3 to 9; else the file is
 * {@code AGENT/INSTANCE.ACTION.TIME} in the directory that trace_dir names, by default HA_VARLIB/trace_ra. A call without
 * an instance, or from a terminal, traces to standard error.
 */
record TraceFile(CallEnvironment environment, Caller caller, FileChanges changes, Journal journal, PrintStream err) {
    private static final String VARLIB = "/var/lib/heartbeat";

    /** Opens it; every line that is printed is written at once. */
    PrintStream open(String agent, ActionName action) throws IOException {
        String named = environment.first("OCF_TRACE_FILE", "OCF_RESKEY_trace_file");
        if (named.length() == 1 && named.charAt(0) >= '3' && named.charAt(0) <= '9') {
            return descriptor(named);
        }
        if (named.startsWith("/")) {
            return stream(Path.of(named));
        }
        if (!named.isEmpty()) {
            journal.warning("OCF_TRACE_FILE must be the absolute path of a file or a file descriptor from 3 to 9: " + named);
        }
        String instance = environment.get("OCF_RESOURCE_INSTANCE");
        return instance.isEmpty() || caller.onTerminal() ? err : stream(usual(agent, instance, action));
    }

    private Path usual(String agent, String instance, ActionName action) {
        String given = environment.get("OCF_RESKEY_trace_dir");
        String varlib = environment.get("HA_VARLIB").isEmpty() ? VARLIB : environment.get("HA_VARLIB");
        String directory = given.isEmpty() ? varlib + "/trace_ra" : given;
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd.HH:mm:ss", Locale.ROOT));
        Path file = Path.of(directory, agent, instance.replace('/', '_') + "." + action.word() + "." + time);
        return Files.exists(file) ? file.resolveSibling(file.getFileName() + "." + caller.pid()) : file;
    }

    private PrintStream stream(Path file) throws IOException {
        Path directory = file.getParent();
        if (!Files.exists(directory)) {
            Failure fault = changes.makeDirectory(directory.toString(), Optional.empty(), Optional.empty(), Optional.of("700"));
            if (fault.exists()) {
                throw new IOException(fault.cause());
            }
        }
        Failure fault = Trust.faultOfDirectory(directory, Trust.self());
        if (fault.exists()) {
            throw new IOException(fault.cause());
        }
        clear(file);
        return new PrintStream(Channels.newOutputStream(Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))), false,
                StandardCharsets.UTF_8);
    }

    /** Takes an earlier trace away, and nothing else: the file may be anything that an administrator has mistyped. */
    private static void clear(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Map<String, Object> facts = Files.readAttributes(file, "unix:uid,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        if (facts.get("isRegularFile").equals(false) || !facts.get("uid").equals(Trust.self())) {
            throw new IOException(file + " is not a regular file that root owns");
        }
        Files.delete(file);
    }

    /** The JVM has descriptors of its own, such as its archives: only one that is open for writing is a caller's. */
    private static PrintStream descriptor(String number) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo", number))) {
            if (line.startsWith("flags:")) {
                boolean writes = (Integer.parseInt(line.substring("flags:".length()).strip(), 8) & 3) != 0;
                if (writes) {
                    return new PrintStream(new FileOutputStream("/proc/self/fd/" + number, true), false,
                            StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("file descriptor " + number + " is not open for writing");
    }
}
