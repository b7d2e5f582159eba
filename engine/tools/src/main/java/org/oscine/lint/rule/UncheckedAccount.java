package org.oscine.lint.rule;

import java.util.HashSet;
import java.util.Set;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.Role;

/** A user or group that no check looks for. */
final class UncheckedAccount implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Set<String> checked = new HashSet<>(Set.of("user root", "group root"));
        for (Entry<Descriptor.Requirement> entry : subject.descriptor().validate()) {
            Part.of(entry.kind().check()).stream().filter(part -> part.role() == Role.ACCOUNT)
                    .forEach(part -> checked.add(part.key() + " " + Texts.written(part.text())));
        }
        for (TextUse use : subject.texts()) {
            String kind = kind(use);
            String name = Texts.written(use.text());
            if (!kind.isEmpty() && !isNumber(name) && checked.add(kind + " " + name)) {
                findings.add(subject.spans().value(use.place()), "no check looks for the " + kind + " '" + name + "'",
                        "add under validate: { " + kind + ": \"" + name + "\" }");
            }
        }
    }

    /** Whether an option names a user or a group; empty for any other text. */
    private static String kind(TextUse use) {
        if (use.role() != Role.OPTION) {
            return "";
        }
        return switch (use.place().last()) {
            case "user", "owner" -> "user";
            case "group" -> "group";
            default -> "";
        };
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(Character::isDigit);
    }
}
