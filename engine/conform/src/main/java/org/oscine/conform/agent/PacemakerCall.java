package org.oscine.conform.agent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of an agent, made as Pacemaker makes it: its environment and nothing else, its umask, its working
 * directory, no terminal, a process group of its own, and SIGKILL to that group when the time is up.
 */
public final class PacemakerCall {
    /** What stands before an exit reason. */
    public static final String REASON_PREFIX = "ocf-exit-reason:";

    private static final String PARAMETER = "OCF_RESKEY_";
    private static final Path WORKING_DIRECTORY = Path.of("/var/lib/pacemaker/cores");

    private final Path agent;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> wrapper = new ArrayList<>();
    private final List<String> brand = new ArrayList<>();
    private Duration timeout = Duration.ofSeconds(20);

    /** @param agent its executable, {@code OCF_ROOT/resource.d/PROVIDER/NAME} */
    public PacemakerCall(Path agent) {
        this.agent = agent;
        Path provider = agent.getParent();
        environment.put("LC_ALL", "C");
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("OCF_ROOT", provider.getParent().getParent().toString());
        environment.put("OCF_RA_VERSION_MAJOR", "1");
        environment.put("OCF_RA_VERSION_MINOR", "1");
        environment.put("OCF_RESOURCE_TYPE", agent.getFileName().toString());
        environment.put("OCF_RESOURCE_PROVIDER", provider.getFileName().toString());
        environment.put("OCF_EXIT_REASON_PREFIX", REASON_PREFIX);
        environment.put("OCF_OUTPUT_FORMAT", "text");
        environment.put("OCF_RESKEY_crm_feature_set", "3.16.2");
    }

    /** Sets the resource's name in the cluster. */
    public PacemakerCall instance(String name) {
        return environment("OCF_RESOURCE_INSTANCE", name);
    }

    /** Sets a parameter of the resource. */
    public PacemakerCall with(String parameter, String value) {
        return environment(PARAMETER + parameter, value);
    }

    /** Sets a variable. */
    public PacemakerCall environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Takes a variable away. */
    public PacemakerCall without(String name) {
        environment.remove(name);
        return this;
    }

    /** Makes it a recurring monitor; without this a monitor is a probe. */
    public PacemakerCall recurring() {
        return with("CRM_meta_interval", "20000");
    }

    /** How long Pacemaker waits. */
    public PacemakerCall timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /** Has a program execute the agent, such as {@code setpriv} with its options. */
    public PacemakerCall through(List<String> program) {
        wrapper.addAll(program);
        return this;
    }

    /** Has a program with its options execute all of it, also what {@link #through} names. */
    public PacemakerCall branded(List<String> program) {
        brand.addAll(program);
        return this;
    }

    /** Has an unprivileged user call it. */
    public PacemakerCall asNobody() {
        return through(List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"));
    }

    /** All variables that the agent sees. */
    public Map<String, String> environment() {
        with("CRM_meta_timeout", Long.toString(timeout.toMillis()));
        return Map.copyOf(environment);
    }

    /** Calls the agent. */
    public RunningCall begin(String... words) {
        List<String> argv = new ArrayList<>(
                List.of("/bin/sh", "-c", "umask 026; exec \"$@\" </dev/null", "sh", "setsid"));
        argv.addAll(brand);
        argv.addAll(wrapper);
        argv.add(agent.toString());
        argv.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().clear();
        builder.environment().putAll(environment());
        builder.directory(new File(Files.isDirectory(WORKING_DIRECTORY) ? WORKING_DIRECTORY.toString() : "/"));
        try {
            return new RunningCall(String.join(" ", words), builder.start(), timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
