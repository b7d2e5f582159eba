package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.FileView;

/**
 * The configuration of Apache's httpd as it reads it: directives, which know no case, and their arguments, perhaps in quotes; a
 * backslash at the end continues a line, a comment too; {@code Define} and {@code ${NAME}}; {@code Include} with files, directories
 * and patterns, from ServerRoot where they are relative; {@code <IfModule>}, {@code <IfDefine>} and {@code <IfFile>} by what has been
 * read before. The section of a setting is the containers around it, such as {@code VirtualHost *:80}. The last setting counts.
 */
final class ApacheConfig extends Dialect {
    private static final int DEEPEST_CONTAINER = 20;

    /** Of a line in which definitions stand, which may hold others. */
    private static final int LONGEST = 64 * 1024;

    /** What is compiled into httpd on every distribution, or loaded by its default configuration. */
    private static final List<String> EVERYWHERE = List.of("core.c", "core_module", "mod_so.c", "so_module", "http_core.c", "http_module",
            "mod_log_config.c", "log_config_module", "mod_logio.c", "logio_module", "mod_unixd.c", "unixd_module",
            "mod_version.c", "version_module", "mod_watchdog.c", "watchdog_module");

    private final Set<String> modules = new HashSet<>(EVERYWHERE);
    private final Map<String, String> defined = new HashMap<>();
    private final List<Container> containers = new ArrayList<>();
    private String root;

    /** @param section what it adds to the section of what is in it */
    private record Container(String section, Applies applies) {}

    private enum Applies { YES, NO, UNKNOWN }

    ApacheConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
        root = directory();
    }

    @Override
    public void take(String text, int depth) {
        int outside = containers.size();
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null && sources.hasRoom(); raw = lines.next()) {
            String line = whole(raw, lines).strip();
            if (line.startsWith("</")) {
                if (!containers.isEmpty()) {
                    containers.removeLast();
                }
            } else if (line.startsWith("<")) {
                enter(line.endsWith(">") ? line.substring(1, line.length() - 1) : line.substring(1));
            } else if (!line.startsWith("#") && !line.isEmpty()) {
                directive(line, depth);
            }
        }
        while (containers.size() > outside) { // httpd refuses such a file
            containers.removeLast();
        }
    }

    private static String whole(String first, Lines lines) {
        if (!first.endsWith("\\")) {
            return first;
        }
        StringBuilder whole = new StringBuilder(first);
        String next = "";
        while (next != null && whole.length() > 0 && whole.charAt(whole.length() - 1) == '\\') {
            whole.setLength(whole.length() - 1);
            next = lines.next();
            whole.append(next == null ? "" : next);
        }
        return whole.toString();
    }

    private void enter(String text) {
        List<String> words = words(resolved(text).orElse(text));
        String name = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
        String argument = words.size() < 2 ? "" : words.get(1);
        sources.room(containers.size() < DEEPEST_CONTAINER, "more than " + DEEPEST_CONTAINER + " levels of sections");
        containers.add(switch (name) {
            case "ifmodule" -> condition(argument, modules);
            case "ifdefine" -> condition(argument, defined.keySet());
            case "iffile" -> new Container("", sources.files().kind(absolute(argument)) == FileView.Kind.MISSING ? Applies.NO : Applies.YES);
            case "ifversion", "ifdirective", "ifsection" -> new Container("", Applies.UNKNOWN);
            default -> new Container(String.join(" ", words), Applies.YES);
        });
    }

    private static Container condition(String argument, Set<String> known) {
        boolean not = argument.startsWith("!");
        return new Container("", known.contains(not ? argument.substring(1) : argument) == not ? Applies.NO : Applies.YES);
    }

    private Applies applies() {
        Applies all = containers.size() > DEEPEST_CONTAINER ? Applies.NO : Applies.YES;
        for (Container container : containers) {
            if (container.applies == Applies.NO || all == Applies.NO) {
                return Applies.NO;
            }
            all = container.applies == Applies.UNKNOWN ? Applies.UNKNOWN : all;
        }
        return all;
    }

    private String section() {
        StringBuilder section = new StringBuilder();
        for (Container container : containers) {
            section.append(section.length() == 0 || container.section.isEmpty() ? "" : " ").append(container.section);
        }
        return section.toString();
    }

    private void directive(String line, int depth) {
        Applies applies = applies();
        if (applies == Applies.NO) {
            return;
        }
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        String name = line.substring(0, end);
        Optional<String> rest = resolved(line.substring(end));
        if (rest.isEmpty()) {
            keepRiddle(section(), name, "the environment of the server says what " + line.substring(end).strip() + " is");
        } else if (applies == Applies.UNKNOWN) {
            keepRiddle(section(), name, "it stands in a section that only the server itself can decide");
        } else {
            obey(name, words(rest.get()), depth);
        }
    }

    private void obey(String name, List<String> arguments, int depth) {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "include", "includeoptional" -> includeAll(absolute(first), depth);
            case "define" -> defined.put(first, arguments.size() < 2 ? "" : arguments.get(1));
            case "undefine" -> defined.remove(first);
            case "loadmodule" -> load(first, arguments.getLast());
            case "serverroot" -> {
                root = first.endsWith("/") ? first : first + "/";
                keep(section(), name, first);
            }
            default -> keep(section(), name, String.join(" ", arguments));
        }
    }

    private void load(String name, String file) {
        modules.add(name);
        String base = file.substring(file.lastIndexOf('/') + 1);
        modules.add(base.endsWith(".so") ? base.substring(0, base.length() - 2) + "c" : base);
    }

    private void includeAll(String pattern, int depth) {
        for (String path : sources.files().matching(pattern)) {
            boolean directory = sources.files().kind(path) == FileView.Kind.DIRECTORY;
            if (directory && sources.room(depth < DEEPEST_CONTAINER, "a tree of directories that is too deep")) {
                includeAll((path.endsWith("/") ? path : path + "/") + "*", depth + 1);
            } else if (!directory) {
                sources.load(path, depth + 1, this);
            }
        }
    }

    private String absolute(String path) {
        return path.startsWith("/") ? path : root + path;
    }

    /** With the definitions for their names; nothing where one is not known here. */
    private Optional<String> resolved(String text) {
        StringBuilder resolved = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            int end = text.indexOf('}', at);
            String value = end < 0 ? null : defined.get(text.substring(at + 2, end));
            if (value == null) {
                return Optional.empty();
            }
            if (!sources.room(resolved.length() + value.length() <= LONGEST, "a line that is too long")) {
                return Optional.of("");
            }
            resolved.append(text, from, at).append(value);
            from = end + 1;
        }
        return Optional.of(resolved.append(text, from, text.length()).toString());
    }

    /** A word that begins with a quote ends with it; a backslash protects that quote and itself. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char first = line.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
            } else {
                boolean quoted = first == '"' || first == '\'';
                StringBuilder word = new StringBuilder();
                at = quoted ? at + 1 : at;
                while (at < line.length() && (quoted ? line.charAt(at) != first : !Character.isWhitespace(line.charAt(at)))) {
                    boolean escape = line.charAt(at) == '\\' && at + 1 < line.length()
                            && (line.charAt(at + 1) == '\\' || quoted && line.charAt(at + 1) == first);
                    at += escape ? 1 : 0;
                    word.append(line.charAt(at));
                    at++;
                }
                words.add(word.toString());
                at += quoted ? 1 : 0;
            }
        }
        return words;
    }

    @Override
    String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    @Override
    String foldedSection(String section) {
        return section.strip().toLowerCase(Locale.ROOT);
    }
}
