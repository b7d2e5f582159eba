package org.oscine.lint.rule;

import java.util.HashSet;
import java.util.Set;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Template;

/** A program that no check looks for. */
final class UncheckedProgram implements Rule {

    /** POSIX has them, and every node has them. */
    private static final Set<String> EVERYWHERE = Set.of("cat", "chmod", "chown", "cp", "date", "df", "echo", "env",
            "false", "find", "grep", "id", "kill", "ln", "logger", "ls", "mkdir", "mv", "ps", "pwd", "rm", "rmdir",
            "sed", "sh", "sleep", "stat", "tail", "test", "touch", "true", "uname");

    @Override
    public void check(Subject subject, Findings findings) {
        Set<String> checked = new HashSet<>();
        for (Entry<Descriptor.Requirement> entry : subject.descriptor().validate()) {
            if (entry.kind().check() instanceof Check.Binary<Template> it) {
                checked.add(Texts.written(it.program()));
            }
        }
        for (CommandUse command : subject.commands()) {
            Template program = command.program();
            boolean everywhere = command.programName().filter(EVERYWHERE::contains).isPresent();
            if (program instanceof Template.Text text && !everywhere && !wasFound(text, command, subject) && checked.add(Texts.written(program))) {
                findings.add(subject.spans().value(command.word(0)),
                        "no check looks for the program '" + Texts.written(program) + "'",
                        "add under validate: { binary: " + quoted(program) + " }");
            }
        }
    }

    /** What the values have found, where the command runs only if they have, needs no second look. */
    private static boolean wasFound(Template.Text program, CommandUse command, Subject subject) {
        String name = program.onlyReference();
        return subject.names().isFound(name) && command.entry().guards().stream().anyMatch(guard -> guard.name().equals(name));
    }

    private static String quoted(Template program) {
        String written = Texts.written(program);
        return written.contains("{") ? "\"" + written + "\"" : written;
    }
}
