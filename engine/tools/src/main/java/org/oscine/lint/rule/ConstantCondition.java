package org.oscine.lint.rule;

import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Parameter;

/** A condition on a parameter that always has a value. */
final class ConstantCondition implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (Conditions.Use use : new Conditions(subject.descriptor()).all()) {
            for (Condition.Test test : use.condition().tests()) {
                if (test instanceof Condition.Test.Truth(String name, boolean holds) && alwaysSet(name, subject)) {
                    findings.add(subject.spans().value(use.place().in(holds ? "when" : "unless")),
                            "'" + name + "' always has a value, so this condition is " + (holds ? "always" : "never") + " true",
                            "compare it with something, as in { " + name + ": VALUE }, or drop the condition");
                }
            }
        }
    }

    private static boolean alwaysSet(String name, Subject subject) {
        return subject.names().parameter(name).filter(ConstantCondition::alwaysSet).isPresent();
    }

    private static boolean alwaysSet(Parameter parameter) {
        return switch (parameter.type()) {
            case BOOLEAN -> false;
            case INTEGER, ENUM, TIME -> parameter.required() || !parameter.defaultValue().orElse("").isEmpty();
            case STRING, ARGUMENTS, SECRET -> parameter.required();
        };
    }
}
