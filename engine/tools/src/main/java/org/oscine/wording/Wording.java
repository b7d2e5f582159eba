package org.oscine.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Kind;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.host.ShellWords;
import org.oscine.ocf.Durations;

/**
 * Entries of a descriptor in words, for plans, pictures and descriptions. It goes through the parts of an entry, so none is
 * left out.
 */
public final class Wording<T> {
    /** Of what an author wrote. */
    public static final Wording<Template> AUTHORED = new Wording<>(
            template -> ShellWords.onOneLine(Authored.text(template)), words -> ShellWords.onOneLine(Authored.argv(words)));

    /** Of what is run. */
    public static final Wording<String> FILLED = new Wording<>(ShellWords::onOneLine, ShellWords::of);

    private final Function<T, String> text;
    private final Function<List<T>, String> argv;

    private Wording(Function<T, String> text, Function<List<T>, String> argv) {
        this.text = text;
        this.argv = argv;
    }

    /** The words of a command. */
    public String command(Run<T> run) {
        return argv.apply(run.argv());
    }

    /** The key that names a kind, with what it says; of a command nothing but its words. */
    public String title(Kind<T> kind) {
        if (kind instanceof Kind.Running<T> it) {
            return command(it.run());
        }
        if (kind instanceof StatusProbe.Kept<T>) {
            return "the engine's own record of start and stop";
        }
        Part<T> first = Part.of(kind).getFirst();
        String said = text.apply(first.text());
        return first.key() + " " + (first.key().equals("process") ? "/" + said + "/" : said) + method(kind);
    }

    private static String method(Kind<?> kind) {
        return kind instanceof MonitorProbe.Http<?> it && it.request().method() != MonitorProbe.Method.GET
                ? " with " + it.request().method()
                : "";
    }

    /** What the process must be like, and what its file; of a command nothing. */
    public List<String> marks(StatusProbe<T> probe) {
        List<String> marks = new ArrayList<>();
        String process = process(probe);
        if (!process.isEmpty()) {
            marks.add("a process " + process);
        }
        if (probe instanceof StatusProbe.Canary<T> it && it.maxAge().isPresent()) {
            marks.add("touched within " + Durations.format(it.maxAge().get()));
        }
        return marks;
    }

    /** What a process is told from others by: {@code of xd as xd with the arguments -f}. */
    public String process(StatusProbe<T> probe) {
        return String.join(" ", phrases(probe));
    }

    /**
     * What the process of a pidfile is told from others by.
     *
     * @param usual the arguments that count if the probe names none
     */
    public String process(StatusProbe.Pidfile<T> probe, List<T> usual) {
        return process(probe) + (probe.arguments().isEmpty() ? arguments(usual) : "");
    }

    /** What the process of a program is told from others by, if no probe says it. */
    public String process(T program, List<T> words) {
        return phrase("executable", List.of(program)) + arguments(words);
    }

    private String arguments(List<T> words) {
        return words.isEmpty() ? "" : " " + phrase("arguments", words);
    }

    /** What is sent, and what the answer must be like; of a command nothing. */
    public List<String> marks(MonitorProbe<T> probe) {
        List<String> marks = new ArrayList<>();
        if (probe instanceof MonitorProbe.Http<T> it) {
            marks.add(it.codes().isEmpty() ? "the status must be " + statuses(it.status()) : "status " + codes(it.codes()));
            if (it.request().redirects() > 0) {
                marks.add("follow at most " + it.request().redirects() + " redirections");
            }
        }
        if (probe instanceof MonitorProbe.Conversation<T> it && it.tls().isPresent()) {
            marks.add("over TLS");
        }
        marks.addAll(phrases(probe));
        if (acceptsAnyone(probe)) {
            marks.add("any certificate will do");
        }
        return marks;
    }

    private static boolean acceptsAnyone(MonitorProbe<?> probe) {
        return probe instanceof MonitorProbe.Http<?> page && !page.request().verified()
                || probe instanceof MonitorProbe.Conversation<?> talk && talk.tls().isPresent() && !talk.tls().get().verified();
    }

    /** One for each key beside the one that names the kind. */
    private List<String> phrases(Kind<T> kind) {
        List<String> phrases = new ArrayList<>();
        if (!(kind instanceof Kind.Running<T>)) {
            LinkedHashMap<String, List<T>> texts = new LinkedHashMap<>();
            for (Part<T> part : Part.of(kind)) {
                if (part.key().equals("headers")) {
                    phrases.add("send the header " + part.within().getFirst() + ": " + text.apply(part.text()));
                } else if (part.key().equals("dialogue")) {
                    String step = "step " + (Integer.parseInt(part.within().getFirst()) + 1) + ": ";
                    String said = phrase(part.within().getLast(), List.of(part.text()));
                    if (!phrases.isEmpty() && phrases.getLast().startsWith(step)) {
                        phrases.add(phrases.removeLast() + ", and " + said);
                    } else {
                        phrases.add(step + said);
                    }
                } else {
                    texts.computeIfAbsent(part.key(), key -> new ArrayList<>()).add(part.text());
                }
            }
            texts.pollFirstEntry();
            texts.forEach((key, words) -> phrases.add(phrase(key, words)));
        }
        return phrases;
    }

    private String phrase(String key, List<T> words) {
        String said = text.apply(words.getFirst());
        return switch (key) {
            case "executable" -> "of " + said;
            case "user" -> "as user " + said + " (or still as root)";
            case "arguments" -> "with the arguments " + argv.apply(words);
            case "working-directory" -> "in " + said;
            case "ca-file" -> "the certificate must be from an authority in " + said;
            case "login" -> "log in as " + said;
            case "password" -> "with a password";
            case "send" -> "send '" + said + "'";
            case "expect" -> "the answer must match /" + said + "/";
            case "body" -> "the body must match /" + said + "/";
            default -> key + " " + argv.apply(words);
        };
    }

    private static String codes(List<MonitorProbe.StatusCode> rows) {
        return rows.stream().map(row -> row.label() + ": " + row.code()).collect(Collectors.joining(", "));
    }

    private static String statuses(List<MonitorProbe.StatusRange> ranges) {
        StringBuilder list = new StringBuilder();
        for (MonitorProbe.StatusRange range : ranges) {
            list.append(list.isEmpty() ? "" : ", ").append(range.from());
            if (range.to() != range.from()) {
                list.append('-').append(range.to());
            }
        }
        return list.toString();
    }

    /** What must hold on a node; of a command nothing but its words. */
    public String check(Check<T> check) {
        return switch (check) {
            case Check.Binary<T> it -> "program " + text.apply(it.program());
            case Check.Directory<T> it -> "directory " + text.apply(it.path())
                    + it.writableBy().map(user -> ", writable by " + text.apply(user)).orElse("");
            case Check.Root<T> it -> "the agent runs as root";
            case Check.Refuse<T> it -> "refused: " + text.apply(it.sentence());
            case Check<T> it -> title(it);
        };
    }

    /** The signal of a stop step, and when it is sent again. {@code whom} is said after its name. */
    public String signal(StopStep.Signal<T> step, String whom) {
        return "SIG" + step.signal() + whom + step.repeat().map(every -> ", again every " + Durations.exact(every)).orElse("");
    }

    /** The signal of a reload. {@code whom} is said after its name. */
    public String signal(ReloadStep.Signal<T> step, String whom) {
        return "SIG" + step.signal() + whom;
    }

    /** Whom a step kills. */
    public String kill(Step.Kill<T> step) {
        return "SIGKILL to what status '" + step.probe() + "' finds";
    }
}
