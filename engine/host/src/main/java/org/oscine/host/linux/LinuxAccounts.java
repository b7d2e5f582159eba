package org.oscine.host.linux;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.oscine.host.AccountIds;
import org.oscine.host.Accounts;
import org.oscine.host.Commands;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Invocation;
import org.oscine.ocf.WholeNumber;

/** Users and groups: the local files first, which costs no process, then whatever the name service asks. */
final class LinuxAccounts implements Accounts {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Commands> commands;

    LinuxAccounts(Supplier<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public Optional<Integer> user(String name) {
        return WholeNumber.isDigits(name) ? AccountIds.parse(name) : number(entry("passwd", name, 0), 2);
    }

    @Override
    public Optional<Integer> group(String name) {
        return WholeNumber.isDigits(name) ? AccountIds.parse(name) : number(entry("group", name, 0), 2);
    }

    @Override
    public int self() {
        return LinuxProcesses.effectiveUser(ProcFile.text("/proc/self/status")).orElseThrow();
    }

    @Override
    public Optional<Integer> primaryGroup(int user) {
        return number(entry("passwd", Integer.toUnsignedString(user), 2), 3);
    }

    private Optional<String> entry(String database, String key, int keyField) {
        if (key.isEmpty() || key.indexOf(':') >= 0 || key.indexOf('\n') >= 0 || key.startsWith("-")) {
            return Optional.empty();
        }
        Optional<String> local = line(ProcFile.text("/etc/" + database), key, keyField);
        return local.isPresent() ? local : asked(database, key, keyField);
    }

    private Optional<String> asked(String database, String key, int keyField) {
        Invocation getent = Invocation.of(List.of("getent", database, key));
        return commands.get().run(getent, PATIENCE) instanceof Ended.Exited exited && exited.code() == 0
                ? line(exited.output(), key, keyField)
                : Optional.empty();
    }

    private static Optional<String> line(String text, String key, int keyField) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String line = text.substring(from, end);
            if (field(line, keyField).equals(key)) {
                return Optional.of(line);
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    private static String field(String line, int wanted) {
        int from = 0;
        for (int i = 0; i < wanted; i++) {
            int colon = line.indexOf(':', from);
            if (colon < 0) {
                return "";
            }
            from = colon + 1;
        }
        int end = line.indexOf(':', from);
        return end < 0 ? line.substring(from) : line.substring(from, end);
    }

    private static Optional<Integer> number(Optional<String> line, int field) {
        return line.isPresent() ? AccountIds.parse(field(line.get(), field)) : Optional.empty();
    }
}
