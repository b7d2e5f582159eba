package org.oscine.host.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.oscine.host.Accounts;
import org.oscine.host.Clock;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.Invocation;
import org.oscine.host.Network;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;
import org.oscine.ocf.Failure;

/**
 * A machine in memory with a clock of its own: waiting costs nothing, and what was planned for the meantime
 * happens. Everything starts out empty but for {@code /}, init, root and nobody, and the engine runs as root.
 *
 * <pre>{@code
 * SimulatedHost host = new SimulatedHost();
 * host.user("asterisk", 101, "asterisk");
 * host.program("/usr/sbin/asterisk");
 * host.command("asterisk", "-F").doing(() -> host.after(Duration.ofSeconds(1), () -> {
 *     SimulatedProcess server = host.process("/usr/sbin/asterisk", "-F").user("asterisk");
 *     host.file("/run/asterisk.pid", server.pid() + "\n");
 * }));
 * }</pre>
 *
 * All that was done through the ports is in {@link #effects()}, in its order. A command or address that has no
 * script is refused with its name, so that a test says what it did not expect.
 */
public final class SimulatedHost implements Host {

    private static final String NO_SPACE = "No space left on device";

    private final VirtualClock clock = new VirtualClock();
    private final SimulatedAccounts accounts = new SimulatedAccounts();
    private final FileTree tree = new FileTree(this);
    private final SimulatedProcesses processes = new SimulatedProcesses(this);
    private final SimulatedFileView files = new SimulatedFileView(this);
    private final SimulatedFileChanges changes = new SimulatedFileChanges(this);
    private final SimulatedCommands commands = new SimulatedCommands(this);
    private final SimulatedControl control = new SimulatedControl(this);
    private final SimulatedNetwork network = new SimulatedNetwork(this);
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, String> changeFaults = new LinkedHashMap<>();
    private Family family = Family.NONE;

    /** A fresh machine. */
    public SimulatedHost() {
        boot();
    }

    private void boot() {
        processes.add(1, List.of("/sbin/init"), "/sbin/init");
    }

    // ---- setting the scene

    /** Lets something happen when this much time has passed from now. */
    public SimulatedHost after(Duration delay, Runnable action) {
        Family now = family;
        clock.after(delay, () -> in(now, () -> {
            action.run();
            return null;
        }));
        return this;
    }

    /** Adds a user, who may be in groups that are there already. */
    public SimulatedHost user(String name, int id, String... groups) {
        accounts.addUser(name, id, groups);
        return this;
    }

    /** Adds a group. */
    public SimulatedHost group(String name, int id) {
        accounts.addGroup(name, id);
        return this;
    }

    /** Lets the engine run as this user instead of root. */
    public SimulatedHost runAs(String user) {
        accounts.runAs(accounts.userOrThrow(user));
        return this;
    }

    /** Adds a process that runs from now on. Its executable is what its first word leads to, if that is there. */
    public SimulatedProcess process(String... arguments) {
        List<String> argv = Arrays.asList(arguments);
        return processes.add(argv, commands.find(argv.get(0)).flatMap(files::realPath).orElse(argv.get(0)));
    }

    /** The process with this pid, if there is one. */
    public Optional<SimulatedProcess> processAt(int pid) {
        return processes.at(pid);
    }

    /** Ends all processes and changes the boot id; files stay. */
    public SimulatedHost reboot() {
        processes.reboot();
        boot();
        return this;
    }

    /** Adds a text file of root's, mode 644, with the directories above it. */
    public SimulatedFile file(String path, String content) {
        return tree.add(path, new SimulatedFile(this, SimulatedFile.Type.FILE, content));
    }

    /** Adds a program. */
    public SimulatedFile program(String path) {
        return file(path, "").mode("755");
    }

    /** Adds a directory of root's, mode 755, with those above it. */
    public SimulatedFile directory(String path) {
        return tree.add(path, new SimulatedFile(this, SimulatedFile.Type.DIRECTORY, ""));
    }

    /** Adds a socket's file; who answers on it is said with {@link #unixSocket}. */
    public SimulatedFile socket(String path) {
        return tree.add(path, new SimulatedFile(this, SimulatedFile.Type.SOCKET, ""));
    }

    /** A FIFO, that nobody writes to. */
    public SimulatedFile fifo(String path) {
        return tree.add(path, new SimulatedFile(this, SimulatedFile.Type.FIFO, ""));
    }

    /** Adds something that is no file, directory, socket or link: a device, say. */
    public SimulatedFile other(String path) {
        return tree.add(path, new SimulatedFile(this, SimulatedFile.Type.DEVICE, ""));
    }

    /** Adds a symbolic link. */
    public SimulatedFile link(String path, String target) {
        return tree.add(path, new SimulatedFile(this, SimulatedFile.Type.LINK, target));
    }

    /** What stands at a path, links followed. */
    public Optional<SimulatedFile> fileAt(String path) {
        return tree.locate(path, true).file();
    }

    /** Takes a file or directory away, without a trace in the effects: somebody else did it. */
    public SimulatedHost without(String path) {
        tree.remove(tree.locate(path, false).path());
        return this;
    }

    /** Makes all changes at and below a path fail. */
    public SimulatedHost readOnly(String path) {
        changeFaults.put(path, "Read-only file system");
        return this;
    }

    /** Leaves no space at and below a path: as in a full tmpfs, directories and empty files can be made, and no content written. */
    public SimulatedHost full(String path) {
        changeFaults.put(path, NO_SPACE);
        return this;
    }

    /** Ends a fault that {@link #readOnly} or {@link #full} began. */
    public SimulatedHost writable(String path) {
        changeFaults.remove(path);
        return this;
    }

    /** Scripts the commands whose argv begins with these words; a program without a slash means it in any directory. */
    public ScriptedCommand command(String... words) {
        List<String> wanted = List.of(words);
        return commands.script(invocation -> ScriptedCommand.startsWith(invocation.argv(), wanted));
    }

    /** Scripts the commands that this holds for. */
    public ScriptedCommand commandWhere(Predicate<Invocation> pattern) {
        return commands.script(pattern);
    }

    /** Scripts the start of a foreground program whose argv begins with these words. */
    public ScriptedLaunch launching(String... words) {
        return control.script(List.of(words));
    }

    /** Scripts {@code host:port}. */
    public ScriptedReply tcp(String address) {
        return network.script(address);
    }

    /** Scripts who listens on a Unix socket. */
    public ScriptedReply unixSocket(String path) {
        return network.script(path);
    }

    /** Scripts a web address. */
    public ScriptedReply http(String url) {
        return network.script(url);
    }

    /** Lets nobody listen any more at an address, path or URL. */
    public SimulatedHost closed(String address) {
        network.forget(address);
        return this;
    }

    // ---- looking at the outcome

    /** All that was done through the ports, in its order. */
    public List<Effect> effects() {
        return Collections.unmodifiableList(effects);
    }

    /** The effects of one kind. */
    public <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** How much virtual time has passed. */
    public Duration elapsed() {
        return Duration.ofNanos(clock.nanos());
    }

    // ---- the ports

    @Override
    public ProcessTable processes() {
        return processes;
    }

    @Override
    public FileView files() {
        return files;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Commands commands() {
        return commands;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public FileChanges changes() {
        return changes;
    }

    @Override
    public ProcessControl control() {
        return control;
    }

    // ---- for the parts

    SimulatedProcesses table() {
        return processes;
    }

    SimulatedAccounts accountTable() {
        return accounts;
    }

    FileTree tree() {
        return tree;
    }

    /** The family of what is started at this moment. */
    Family family() {
        return family;
    }

    /** Does something of which all processes that come of it, also later, are in a family. */
    <R> R in(Family its, Supplier<R> doing) {
        Family before = family;
        family = its;
        try {
            return doing.get();
        } finally {
            family = before;
        }
    }

    void record(Effect effect) {
        effects.add(effect);
    }

    /** Why nothing can be written here. */
    Failure contentFault(String path) {
        return storageFault(path);
    }

    /** Why nothing can be changed here; for lack of space alone much still can. */
    Failure changeFault(String path) {
        Failure fault = storageFault(path);
        return fault.cause().equals(NO_SPACE) ? Failure.NONE : fault;
    }

    private Failure storageFault(String path) {
        for (Map.Entry<String, String> fault : changeFaults.entrySet()) {
            String directory = fault.getKey();
            if (directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/")) {
                return Failure.of(fault.getValue());
            }
        }
        return Failure.NONE;
    }
}
