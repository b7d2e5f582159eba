package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.FileView;
import org.oscine.ocf.Identifier;

/**
 * The variables that a shell file sets, such as those in /etc/default, as sh reads it: quotes, backslashes, values of variables
 * that the file has set before, {@code ${NAME:-default}}, {@code export}, and {@code . FILE}. Nothing is executed: what a shell would
 * have to decide or to ask, such as an assignment after {@code if} or the output of a command, is a riddle.
 */
final class ShellConfig extends Dialect {
    private static final List<String> OPENING = List.of("if", "for", "while", "until", "case", "{");
    private static final List<String> CLOSING = List.of("fi", "done", "esac", "}");
    private static final List<String> BEFORE_A_COMMAND = List.of("then", "else", "elif", "do", "!");
    private static final String UNDECIDED = "it stands under a condition, in a loop or in a function";
    private static final String A_HOME = "a shell says what ~ is";
    private static final int LONGEST_VALUE = 64 * 1024;

    private final Map<String, String> variables = new HashMap<>();
    private List<Word> words = new ArrayList<>();
    private int depth;
    private int subshells;
    private boolean afterOther;
    private Optional<String> rest = Optional.empty();
    private String text = "";
    private int at;

    /**
     * @param value what it stands for
     * @param riddle why that is not known; empty if it is
     * @param plain whether neither quote nor backslash is in it, so that it may be a word of the language
     */
    private record Word(String value, String riddle, boolean plain) {
        boolean is(List<String> reserved) {
            return plain && reserved.contains(value);
        }

        /** Where the name of an assignment ends; 0 if it is none. */
        int nameEnd() {
            int end = 0;
            while (end < value.length() && Identifier.goesOn(value.charAt(end), end > 0)) {
                end++;
            }
            return end < value.length() && value.charAt(end) == '=' ? end : 0;
        }
    }

    ShellConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    Optional<String> find(String section, String key) {
        if (rest.isPresent()) {
            sources.unreadable(key, rest.get());
        }
        return super.find(section, key);
    }

    @Override
    public void take(String read, int level) {
        String outer = text;
        int outerAt = at;
        text = read;
        at = 0;
        while (at < text.length() && rest.isEmpty() && sources.hasRoom()) {
            step(level);
        }
        end(level, false);
        text = outer;
        at = outerAt;
    }

    private void step(int level) {
        char it = text.charAt(at);
        if (it == '\n' || it == ';') {
            end(level, false);
            at++;
        } else if (Character.isWhitespace(it)) {
            at++;
        } else if (text.startsWith("\\\n", at)) {
            at += 2;
        } else if (it == '#') {
            at = Math.max(at, text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at));
        } else if (text.startsWith("<<", at)) {
            rest = Optional.of("a here-document stands in the file");
        } else if (it == '&' || it == '|') {
            end(level, true);
            boolean two = text.startsWith(it == '&' ? "&&" : "||", at);
            afterOther = it == '|' || two; // and not beside it
            at += two ? 2 : 1;
        } else if (it == '(' || it == ')') {
            parenthesis(it, level);
            at++;
        } else if (it == '<' || it == '>') {
            at += text.startsWith("&", at + 1) ? 2 : 1;
        } else {
            words.add(word());
        }
    }

    /** One that opens a subshell, or follows the name of a function; one that ends a subshell, or a pattern after {@code case}. */
    private void parenthesis(char it, int level) {
        if (it == ')') {
            end(level, false);
            depth -= subshells > 0 ? 1 : 0;
            subshells = Math.max(0, subshells - 1);
        } else if (words.isEmpty() || words.getLast().is(BEFORE_A_COMMAND)) {
            depth++;
            subshells++;
        } else {
            words = new ArrayList<>();
        }
    }

    /** @param other whether what follows depends on the end of this command, or runs beside it */
    private void end(int level, boolean other) {
        List<Word> command = words;
        words = new ArrayList<>();
        boolean sure = depth == 0 && !afterOther && !other;
        afterOther = other || afterOther && command.isEmpty();
        int from = 0;
        while (from < command.size() && (command.get(from).is(BEFORE_A_COMMAND) || command.get(from).is(OPENING)
                || command.get(from).is(CLOSING))) {
            depth += command.get(from).is(OPENING) ? 1 : command.get(from).is(CLOSING) ? -1 : 0;
            from++;
        }
        depth = Math.max(0, depth);
        if (from < command.size()) {
            command(command.subList(from, command.size()), sure && from == 0, level);
        }
    }

    private void command(List<Word> command, boolean sure, int level) {
        String name = command.getFirst().value;
        boolean exports = name.equals("export") || name.equals("readonly");
        if (name.equals(".") && command.size() > 1) {
            source(command.get(1), sure, level);
        } else if (name.equals("unset")) {
            for (Word word : command.subList(1, command.size())) {
                variables.remove(word.value);
                keepRiddle("", word.value, "the file removes it with unset");
            }
        } else if (exports || command.getLast().nameEnd() > 0) { // else it is for that command alone
            for (Word word : exports ? command.subList(1, command.size()) : command) {
                assign(word, sure);
            }
        }
    }

    private void source(Word file, boolean sure, int level) {
        if (!sure || !file.riddle.isEmpty()) {
            rest = Optional.of("the file may read another one, " + file.value);
        } else {
            sources.load(file.value, level + 1, this);
        }
    }

    private void assign(Word word, boolean sure) {
        int end = word.nameEnd();
        if (end == 0) {
            return;
        }
        String name = word.value.substring(0, end);
        if (!sure || !word.riddle.isEmpty()) {
            variables.remove(name);
            keepRiddle("", name, sure ? word.riddle : UNDECIDED);
        } else {
            variables.put(name, word.value.substring(end + 1));
            keep("", name, word.value.substring(end + 1));
        }
    }

    /** A word that begins there. */
    private Word word() {
        StringBuilder value = new StringBuilder();
        String riddle = text.charAt(at) == '~' ? A_HOME : "";
        boolean plain = true;
        boolean quoted = false;
        while (at < text.length() && (quoted || " \t\r\n;&|()<>".indexOf(text.charAt(at)) < 0)) {
            char it = text.charAt(at);
            plain &= "\"'\\$`".indexOf(it) < 0;
            riddle = it == '~' && !quoted && value.length() > 0 && value.charAt(value.length() - 1) == '=' ? A_HOME : riddle;
            if (it == '"') {
                quoted = !quoted;
                at++;
            } else if (it == '\'' && !quoted) {
                int end = text.indexOf('\'', at + 1);
                end = end < 0 ? text.length() : end;
                value.append(text, at + 1, end);
                at = Math.min(end + 1, text.length());
            } else if (it == '\\') {
                escaped(value, quoted);
            } else if (it == '$' || it == '`') {
                String why = expanded(value);
                riddle = riddle.isEmpty() ? why : riddle;
            } else {
                value.append(it);
                at++;
            }
        }
        return sources.room(value.length() <= LONGEST_VALUE, "values that are too long")
                ? new Word(value.toString(), riddle, plain) : new Word("", riddle, plain);
    }

    private void escaped(StringBuilder value, boolean quoted) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
        if (quoted && "$`\"\\\n".indexOf(next) < 0) {
            value.append('\\');
        }
        if (next != '\n') {
            value.append(next);
        }
        at += 2;
    }

    /** Appends what a $ stands for; tells why it cannot. */
    private String expanded(StringBuilder value) {
        if (text.charAt(at) == '`' || text.startsWith("$(", at)) {
            at = behindCommand();
            return "it is the output of a command";
        }
        boolean braces = text.startsWith("${", at);
        int from = at + (braces ? 2 : 1);
        int end = from;
        while (end < text.length() && Identifier.goesOn(text.charAt(end), end > from)) {
            end++;
        }
        String name = text.substring(from, end);
        if (!braces) {
            at = end;
            boolean special = name.isEmpty() && end < text.length() && "?$!#@*-0123456789".indexOf(text.charAt(end)) >= 0;
            value.append(special ? "" : name.isEmpty() ? "$" : variables.getOrDefault(name, ""));
            return special ? "a shell says what $" + text.charAt(end) + " is" : unknown(name);
        }
        int close = text.indexOf('}', end);
        close = close < 0 ? text.length() : close;
        at = Math.min(close + 1, text.length());
        String operation = text.substring(end, close);
        boolean orElse = operation.startsWith(":-") || operation.startsWith("-");
        String alternative = operation.substring(operation.startsWith(":-") ? 2 : orElse ? 1 : 0);
        if (name.isEmpty() || !operation.isEmpty() && !orElse || orElse && hasSigns(alternative)) {
            return "a shell says what ${" + text.substring(from, close) + "} is";
        }
        String known = variables.get(name);
        boolean missing = known == null || known.isEmpty() && operation.startsWith(":-");
        value.append(missing ? alternative : known);
        return unknown(name);
    }

    private static boolean hasSigns(String alternative) {
        for (int i = 0; i < alternative.length(); i++) {
            if ("\"'\\$`{".indexOf(alternative.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A variable that is itself a riddle makes one of whoever uses it. */
    private String unknown(String name) {
        return isRiddle("", name) ? "it uses " + name + ", and that cannot be read" : "";
    }

    /** Where the command that begins there ends: at its own parenthesis or backtick, quotes aside. */
    private int behindCommand() {
        if (text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            return end < 0 ? text.length() : end + 1;
        }
        int open = 0;
        int end = at + 1;
        while (end < text.length()) {
            char it = text.charAt(end);
            if (it == '\'' || it == '"') {
                int close = text.indexOf(it, end + 1);
                end = close < 0 ? text.length() - 1 : close;
            }
            open += it == '(' ? 1 : it == ')' ? -1 : 0;
            end++;
            if (open == 0) {
                return end;
            }
        }
        return end;
    }
}
