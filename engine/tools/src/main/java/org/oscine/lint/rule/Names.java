package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;

/** What is known of the names that a descriptor declares. */
final class Names {
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final Map<String, Value<Template>> values = new HashMap<>();

    Names(Descriptor descriptor) {
        for (Parameter parameter : descriptor.parameters()) {
            parameters.put(parameter.name(), parameter);
        }
        for (Entry<Value<Template>> value : descriptor.values()) {
            values.put(value.name(), value.kind());
        }
    }

    Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether a value, if it is anything, is a path that exists. */
    boolean isFound(String name) {
        return values.get(name) instanceof Value.FirstExisting<Template> it && it.defaultValue().isEmpty();
    }

    /** The parameters and facts that a text depends on, also by way of values. */
    Set<String> roots(Template template) {
        Set<String> roots = new LinkedHashSet<>();
        for (String name : template.references()) {
            Value<Template> value = values.get(name);
            if (value == null) {
                roots.add(name);
            } else {
                Part.of(value).forEach(part -> roots.addAll(roots(part.text())));
            }
        }
        return roots;
    }

    /** Whether nothing is left of a text in some call that the guards let pass. */
    boolean canBeEmpty(Template.Text text, List<Condition.Test> guards) {
        for (Template.Part part : text.parts()) {
            boolean empty = switch (part) {
                case Template.Part.Literal literal -> false;
                case Template.Part.Reference(String name) -> canBeEmpty(name, guards);
            };
            if (!empty) {
                return false;
            }
        }
        return true;
    }

    /** Whether what a text begins with can stand for nothing, while more of the text is left. */
    boolean canLoseBeginning(Template.Text text, List<Condition.Test> guards) {
        if (text.parts().isEmpty() || !(text.parts().getFirst() instanceof Template.Part.Reference(String name))) {
            return false;
        }
        boolean inherited = values.get(name) instanceof Value.Text<Template>(Template.Text within, var output, var otherwise)
                && output.isEmpty() && otherwise.isEmpty() && canLoseBeginning(within, guards);
        return inherited || canBeEmpty(name, guards);
    }

    /** Whether a name can stand for nothing. Guards that look at it, or at what it is made of, forbid that. */
    boolean canBeEmpty(String name, List<Condition.Test> guards) {
        for (Condition.Test guard : guards) {
            if (guard.name().equals(name) || isMadeOf(guard.name(), name)) {
                return false;
            }
        }
        Parameter parameter = parameters.get(name);
        if (parameter != null) {
            return canBeEmpty(parameter);
        }
        Value<Template> value = values.get(name);
        return value != null && canBeEmpty(value, guards);
    }

    private boolean isMadeOf(String value, String name) {
        return values.containsKey(value) && !isList(values.get(value))
                && Part.of(values.get(value)).stream().anyMatch(part -> roots(part.text()).contains(name));
    }

    /** That it holds says nothing of what it is made of. */
    private static boolean isList(Value<Template> value) {
        return value instanceof Value.Words<Template> || value instanceof Value.Join<Template>;
    }

    private static boolean canBeEmpty(Parameter parameter) {
        return switch (parameter.type()) {
            case STRING, SECRET -> !parameter.required()
                    && (parameter.defaultValue().orElse("").isEmpty() || parameter.pattern().filter(it -> "".matches(it)).isPresent());
            case INTEGER, ENUM, TIME -> !parameter.required() && parameter.defaultValue().orElse("").isEmpty();
            case BOOLEAN, ARGUMENTS -> false;
        };
    }

    private boolean canBeEmpty(Value<Template> value, List<Condition.Test> guards) {
        return switch (value) {
            case Value.ConfigFile<Template> it -> !it.all() && canBeEmpty(it.defaultValue(), guards);
            case Value.FirstExisting<Template> it -> canBeEmpty(it.defaultValue(), guards);
            case Value.DirectoryOf<Template> it -> canBeEmpty(it.path(), guards) && canBeEmpty(it.defaultValue(), guards);
            case Value.Text<Template> it -> (it.output().isPresent() || canBeEmpty(it.text(), guards)) && canBeEmpty(it.defaultValue(), guards);
            case Value.Choose<Template> it -> canBeEmpty(it.choice(), guards) && canBeEmpty(it.defaultValue(), guards);
            case Value.Translation<Template> it -> it.table().values().stream().anyMatch(text -> canBeEmpty(text, guards))
                    || it.defaultValue().isPresent() && canBeEmpty(it.defaultValue(), guards);
            case Value.Command<Template> it -> canBeEmpty(it.defaultValue(), guards);
            case Value.Words<Template> it -> false; // it is no text
            case Value.Join<Template> it -> it.words().stream().allMatch(word -> isNoWord(word) || canBeEmpty(word, guards))
                    && canBeEmpty(it.defaultValue(), guards);
        };
    }

    /** Whether it may become no word at all. */
    private boolean isNoWord(Template word) {
        String name = word instanceof Template.Text text ? text.onlyReference() : "";
        return parameter(name).filter(it -> it.type() == Parameter.Type.ARGUMENTS).isPresent()
                || values.get(name) instanceof Value.Words<Template>
                || values.get(name) instanceof Value.ConfigFile<Template> it && it.all();
    }

    private boolean canBeEmpty(Optional<Template> text, List<Condition.Test> guards) {
        return text.isEmpty() || canBeEmpty(text.get(), guards);
    }

    private boolean canBeEmpty(Template template, List<Condition.Test> guards) {
        return switch (template) {
            case Template.Text text -> canBeEmpty(text, guards);
            case Template.Choice(Condition condition, var then, var otherwise) ->
                then.stream().allMatch(it -> canBeEmpty(it, with(guards, condition)))
                        || otherwise.stream().allMatch(it -> canBeEmpty(it, guards)) && !condition.tests().isEmpty();
            case Template.Each each -> true;
        };
    }

    private static List<Condition.Test> with(List<Condition.Test> guards, Condition condition) {
        List<Condition.Test> tests = new ArrayList<>(guards);
        tests.addAll(condition.tests());
        return tests;
    }
}
