package org.oscine.host.simulated;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Invocation;

/**
 * What a command answers. Without further words it prints nothing and ends with 0 at once. Of several scripts that
 * match a command the one that was made last answers, so a test overrides what its set-up said.
 */
public final class ScriptedCommand {

    private final SimulatedHost host;
    private final Predicate<Invocation> pattern;
    private BooleanSupplier condition = () -> true;
    private Function<Invocation, String> output = invocation -> "";
    private Runnable effect = () -> {};
    private Duration duration = Duration.ZERO;
    private Optional<String> input = Optional.empty();
    private boolean hangs;
    private String refusal = "";
    private int code;
    private int left = Integer.MAX_VALUE;

    ScriptedCommand(SimulatedHost host, Predicate<Invocation> pattern) {
        this.host = host;
        this.pattern = pattern;
    }

    /** It prints this. */
    public ScriptedCommand prints(String text) {
        return prints(invocation -> text);
    }

    /** It prints what this makes of the invocation, at the time of its end. */
    public ScriptedCommand prints(Function<Invocation, String> text) {
        output = text;
        return this;
    }

    /** Its exit status; 128 + n for a signal. */
    public ScriptedCommand exits(int status) {
        code = status;
        return this;
    }

    /** How long it takes, on the virtual clock. */
    public ScriptedCommand takes(Duration time) {
        duration = time;
        return this;
    }

    /** It never ends by itself. */
    public ScriptedCommand hangs() {
        hangs = true;
        return this;
    }

    /** It cannot be started. */
    public ScriptedCommand isRefused(String cause) {
        refusal = cause;
        return this;
    }

    /** What it does to the machine, at the moment of its end; not at all if its time is over before that. */
    public ScriptedCommand doing(Runnable action) {
        effect = action;
        return this;
    }

    /** It answers only who gives it this text to read; otherwise an earlier script does. */
    public ScriptedCommand reads(String text) {
        input = Optional.of(text);
        return this;
    }

    /** It answers only while this holds; otherwise an earlier script does. */
    public ScriptedCommand when(BooleanSupplier holds) {
        condition = holds;
        return this;
    }

    /** It answers only this often; then an earlier script does. */
    public ScriptedCommand times(int count) {
        left = count;
        return this;
    }

    boolean answers(Invocation invocation) {
        return left > 0 && pattern.test(invocation) && input.filter(text -> !text.equals(invocation.input())).isEmpty() && condition.getAsBoolean();
    }

    Ended run(Invocation invocation, Duration timeout) {
        left--;
        if (!refusal.isEmpty()) {
            return new Ended.NotStarted(refusal);
        }
        if (hangs || duration.compareTo(timeout) > 0) {
            host.clock().sleep(timeout);
            return new Ended.TimedOut(timeout, output.apply(invocation));
        }
        host.clock().sleep(duration);
        effect.run();
        return new Ended.Exited(code, output.apply(invocation));
    }

    /** Whether an argv begins with these words; a program without a slash stands for it in any directory. */
    static boolean startsWith(List<String> argv, List<String> words) {
        if (argv.size() < words.size() || words.isEmpty()) {
            return false;
        }
        String program = argv.get(0);
        boolean named = program.equals(words.get(0))
                || program.substring(program.lastIndexOf('/') + 1).equals(words.get(0));
        return named && argv.subList(1, words.size()).equals(words.subList(1, words.size()));
    }
}
