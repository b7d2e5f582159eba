package org.oscine.agent;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.action.Actions;
import org.oscine.action.Deadline;
import org.oscine.action.Journal;
import org.oscine.catalog.Catalog;
import org.oscine.catalog.InstallPaths;
import org.oscine.catalog.KeptDescriptor;
import org.oscine.catalog.Lookup;
import org.oscine.catalog.StateDirectory;
import org.oscine.compiled.MetadataStore;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.Host;
import org.oscine.host.linux.LinuxHost;
import org.oscine.metadata.Metadata;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Call;
import org.oscine.parameter.Redactor;
import org.oscine.parameter.Resolver;

/**
 * One call of a resource agent, from its arguments and environment to its exit status. Both doors lead here: the
 * agent that Pacemaker executes, and {@code oscine run}.
 */
public final class Agent {
    private final CallEnvironment environment;
    private final Caller caller;
    private final InstallPaths places;
    private final PrintStream out;
    private final PrintStream err;
    private final long started;
    private final Answer answer;
    private Redactor redactor = Redactor.NONE;
    private Optional<OcfJournal> journal = Optional.empty();

    /**
     * @param variables the environment
     * @param spent how much of the timeout is gone already
     */
    public Agent(Map<String, String> variables, InstallPaths places, PrintStream out, PrintStream err, Duration spent) {
        this(variables, new Caller.Own(), places, out, err, spent);
    }

    /** For a call that may share this process with others. */
    Agent(Map<String, String> variables, Caller caller, InstallPaths places, PrintStream out, PrintStream err,
            Duration spent) {
        this.caller = caller;
        this.environment = new CallEnvironment(variables);
        this.places = places;
        this.out = out;
        this.err = err;
        this.started = System.nanoTime() - spent.toNanos();
        this.answer = new Answer(out, err, environment.get("OCF_EXIT_REASON_PREFIX"));
    }

    /**
     * Does what the arguments ask of a named agent.
     *
     * @param arguments the action; more are ignored, as the standard wants it
     * @return the exit status
     */
    public int run(String name, List<String> arguments) {
        return answered(name, Optional.empty(), arguments);
    }

    /** As {@link #run(String, List)}, with the descriptor in a file. */
    public int run(Path file, List<String> arguments) {
        return answered(file.getFileName().toString(), Optional.of(file), arguments);
    }

    private int answered(String name, Optional<Path> file, List<String> arguments) {
        Result result;
        try {
            result = perform(name, file, arguments);
        } catch (RuntimeException | Error failure) {
            result = Result.of(ReturnCode.OCF_ERR_GENERIC, "internal error in the engine: " + failure);
            if (environment.isOn("HA_debug") || environment.traces()) {
                StringWriter stack = new StringWriter();
                failure.printStackTrace(new PrintWriter(stack));
                err.print(redactor.redact(stack.toString()));
            }
        }
        answer.give(result);
        if (!result.success() && result.code() != ReturnCode.OCF_NOT_RUNNING && journal.isPresent()) {
            journal.get().failure(result.reason());
        }
        return result.code().number();
    }

    private Result perform(String name, Optional<Path> file, List<String> arguments) {
        Optional<ActionName> action = arguments.isEmpty() ? Optional.empty() : ActionName.of(arguments.getFirst());
        if (action.isEmpty()) {
            return unknown(name, arguments.isEmpty() ? "no action" : "unknown action '" + arguments.getFirst() + "'");
        }
        return switch (action.get()) {
            case USAGE, HELP -> {
                out.print(Usage.of(name));
                yield Result.SUCCESS;
            }
            case PROMOTE, DEMOTE, NOTIFY -> unknown(name, action.get().word() + " is not supported by this agent");
            case START, STOP, STATUS, MONITOR, VALIDATE_ALL, META_DATA, RELOAD, RELOAD_AGENT ->
                perform(action.get(), stem(name), load(name, file));
        };
    }

    private Result unknown(String name, String reason) {
        err.print(Usage.of(name));
        return Result.of(ReturnCode.OCF_ERR_UNIMPLEMENTED, reason);
    }

    /** The agent that a file is named after. */
    private static String stem(String name) {
        return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
    }

    private Lookup load(String name, Optional<Path> file) {
        Catalog catalog = caller.catalog(places);
        return file.isPresent() ? catalog.at(file.get()) : catalog.named(name);
    }

    private Result perform(ActionName action, String agent, Lookup loaded) {
        // No pattern switch: linking the first one takes 10 ms, at every call of an agent.
        if (loaded instanceof Lookup.Refused refused) {
            return withoutDescriptor(action, agent, refused);
        }
        Lookup.Usable usable = (Lookup.Usable) loaded;
        Descriptor descriptor = usable.descriptor();
        if (action == ActionName.META_DATA) {
            String metadata = Metadata.render(descriptor);
            out.print(metadata);
            if (out.checkError()) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, "the metadata cannot be written to standard output");
            }
            MetadataStore.in(places.home()).refresh(descriptor.agent(), usable.file(), metadata);
            return Result.SUCCESS;
        }
        return act(action, descriptor, action == ActionName.START ? KeptDescriptor.note(usable) : "", "");
    }

    /**
     * What runs goes by the descriptor that it was started with. A stop goes by what the descriptor was before, where nothing
     * says that the service was started: also what a start has refused is stopped, and a failed stop fences the node.
     */
    private Result withoutDescriptor(ActionName action, String agent, Lookup.Refused refused) {
        Optional<Lookup.Usable> other = Optional.empty();
        String notice = refused.reason() + "; using the descriptor that the service was started with";
        if (Catalog.isPlainName(agent) && goesOn(action)) {
            Catalog catalog = caller.catalog(places);
            other = catalog.kept(agent, environment.instance(agent));
            if (other.isEmpty() && action == ActionName.STOP) {
                other = catalog.former(agent);
                notice = refused.reason() + "; using its last valid version";
            }
        }
        return other.isPresent()
                ? act(action, other.get().descriptor(), "", notice)
                : Result.of(refused.code(), refused.reason());
    }

    private static boolean goesOn(ActionName action) {
        return action == ActionName.STOP || action == ActionName.MONITOR || action == ActionName.STATUS
                || action == ActionName.RELOAD || action == ActionName.RELOAD_AGENT;
    }

    /**
     * @param note what a start keeps of the descriptor
     * @param notice what an operator has to know first; empty: nothing
     */
    private Result act(ActionName action, Descriptor descriptor, String note, String notice) {
        Duration left = left(environment.timeout(action, descriptor));
        Call call = environment.call(action, descriptor, places);
        redactor = Redactor.of(descriptor, call.parameters());
        answer.keepSecret(redactor);
        watch(action, descriptor, left);
        LinuxHost machine = caller.machine();
        OcfJournal journal = new OcfJournal(descriptor.agent(), environment, caller, err, machine.commands(), redactor);
        this.journal = Optional.of(journal);
        if (!notice.isEmpty()) {
            journal.warning(notice);
        }
        if (action != ActionName.MONITOR && action != ActionName.STATUS) {
            for (String unknown : environment.unknownParameters(descriptor)) {
                journal.warning("there is no parameter '" + unknown + "'; its value is ignored");
            }
        }
        Host host = environment.isOn("OCF_TESTER_FAIL_HAVE_BINARY") ? new HostWithoutPrograms(machine) : machine;
        boolean looks = action == ActionName.MONITOR || action == ActionName.STATUS;
        Failure fault = looks ? StateDirectory.fault(places, call.stateDirectory())
                : StateDirectory.faultOfNotes(places, call.stateDirectory());
        if (fault.exists() && !looks && action != ActionName.STOP) {
            return Result.of(ReturnCode.OCF_ERR_PERM, "the service's state directory is not safe: " + fault.cause());
        }
        if (fault.exists()) {
            journal.warning("the saved state of the service is ignored: " + fault.cause());
            host = new HostWithoutNotes(host, call.stateDirectory(), fault);
        }
        Deadline deadline = Deadline.of(host.clock(), left);
        if (environment.traces()) {
            return new TracedCall(descriptor, call, left, redactor).perform(
                    new TraceFile(environment, caller, machine.changes(), journal, err), host, journal,
                    new TracedCall.Work() {
                        @Override
                        public Result perform(Host tracing, Journal told) {
                            return Agent.this.perform(descriptor, call, tracing, deadline, told, note);
                        }
                    });
        }
        return perform(descriptor, call, host, deadline, journal, note);
    }

    private Result perform(
            Descriptor descriptor, Call call, Host host, Deadline deadline, Journal journal, String note) {
        return Actions.perform(
                call.action(), Resolver.resolve(descriptor, call, host, redactor), host, deadline, journal, note);
    }

    /** What is left of a timeout. A process older than that tells nothing: Pacemaker would have ended it. */
    private Duration left(Duration timeout) {
        Duration spent = Duration.ofNanos(System.nanoTime() - started);
        return spent.compareTo(timeout) < 0 ? timeout.minus(spent) : timeout;
    }

    /** Between the action's own deadline and Pacemaker's. */
    private void watch(ActionName action, Descriptor descriptor, Duration left) {
        Duration patience = left.minusNanos(Deadline.reserveOf(left).toNanos() / 2);
        caller.watch(descriptor.agent() + " " + action.word(), patience, answer);
    }
}
