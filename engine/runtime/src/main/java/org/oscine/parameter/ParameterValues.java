package org.oscine.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.oscine.descriptor.Parameter;
import org.oscine.ocf.Durations;
import org.oscine.ocf.OcfBoolean;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.ocf.WholeNumber;

/**
 * Takes the parameters of a call into the scope, each checked against its declaration. A wrong one is a fault
 * that every node would find (OCF_ERR_CONFIGURED), and counts as not set, so that a stop can still go on.
 */
final class ParameterValues {
    /** What bytes become that are not UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private final Variables scope;
    private final Map<String, String> given;
    private final List<Result> faults = new ArrayList<>();

    ParameterValues(Variables scope, Map<String, String> given) {
        this.scope = scope;
        this.given = given;
    }

    List<Result> take(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            String set = given.get(parameter.name());
            boolean missing = set == null || set.isEmpty() && !mayBeEmpty(parameter);
            if (missing || !isText(parameter, set) || !store(parameter, set)) {
                fallBack(parameter, missing);
            }
        }
        return faults;
    }

    /** Bytes that are no text would name another file than the one that was meant: the JVM has put a mark in their place. */
    private boolean isText(Parameter parameter, String set) {
        if (set.indexOf(NO_CHARACTER) >= 0) {
            return fault(parameter, "is not valid UTF-8");
        }
        return set.indexOf('\0') < 0 || fault(parameter, "contains a NUL character");
    }

    /**
     * An empty number or word says nothing; nor does an empty text where there is a default: taken as it is, it would have a
     * stop look for no program, find none, and call that stopped. A pattern that takes it says that it is a value. No
     * arguments are arguments, too.
     */
    private static boolean mayBeEmpty(Parameter parameter) {
        return switch (parameter.type()) {
            case STRING, SECRET -> !parameter.required() && (parameter.defaultValue().orElse("").isEmpty()
                    || parameter.pattern().isPresent() && Pattern.matches(parameter.pattern().get(), ""));
            case ARGUMENTS -> !parameter.required();
            case INTEGER, BOOLEAN, ENUM, TIME -> false;
        };
    }

    private void fallBack(Parameter parameter, boolean missing) {
        if (missing && parameter.required()) {
            fault(parameter, "is required, but not set");
        }
        if (!store(parameter, parameter.defaultValue().orElse(""))) {
            scope.text(parameter.name(), "");
        }
    }

    private boolean store(Parameter parameter, String text) {
        boolean unset = text.isEmpty() && parameter.defaultValue().orElse("").isEmpty();
        return switch (parameter.type()) {
            case STRING, SECRET -> storeText(parameter, text, unset);
            case ENUM -> unset ? plain(parameter, text) : storeEnum(parameter, text);
            case INTEGER -> unset ? plain(parameter, text) : storeInteger(parameter, text);
            case TIME -> unset ? plain(parameter, text) : storeTime(parameter, text);
            case BOOLEAN -> storeBoolean(parameter, text);
            case ARGUMENTS -> storeWords(parameter, text);
        };
    }

    private boolean plain(Parameter parameter, String text) {
        scope.text(parameter.name(), text);
        return true;
    }

    private boolean storeText(Parameter parameter, String text, boolean unset) {
        if (!unset && !fitsPattern(parameter, text)) {
            return fault(parameter, quoted(parameter, text) + " does not match " + parameter.pattern().orElse(""));
        }
        return plain(parameter, text);
    }

    private boolean storeEnum(Parameter parameter, String text) {
        if (!parameter.values().contains(text)) {
            return fault(parameter, quoted(parameter, text) + " is not one of " + String.join(", ", parameter.values()));
        }
        return plain(parameter, text);
    }

    private boolean storeInteger(Parameter parameter, String text) {
        Optional<Long> number = WholeNumber.parse(text.strip());
        if (number.isEmpty()) {
            return fault(parameter, quoted(parameter, text) + " is not a whole number");
        }
        if (parameter.minimum().isPresent() && number.get() < parameter.minimum().get()) {
            return fault(parameter, text + " is less than " + parameter.minimum().get());
        }
        if (parameter.maximum().isPresent() && number.get() > parameter.maximum().get()) {
            return fault(parameter, text + " is more than " + parameter.maximum().get());
        }
        return plain(parameter, number.get().toString());
    }

    private boolean storeTime(Parameter parameter, String text) {
        if (Durations.parse(text).isEmpty()) {
            return fault(parameter, quoted(parameter, text) + " is not a duration such as 30s, of at most " + Durations.LONGEST.toHours() + "h");
        }
        return plain(parameter, text);
    }

    private boolean storeBoolean(Parameter parameter, String text) {
        Optional<Boolean> truth = text.isEmpty() ? Optional.of(false) : OcfBoolean.of(text);
        if (truth.isEmpty()) {
            return fault(parameter, quoted(parameter, text) + " is neither true nor false");
        }
        scope.truth(parameter.name(), truth.get());
        return true;
    }

    private boolean storeWords(Parameter parameter, String text) {
        Optional<List<String>> words = Words.split(text);
        if (words.isEmpty()) {
            return fault(parameter, quoted(parameter, text) + " has a quote that is never closed");
        }
        if (!text.isEmpty() && !fitsPattern(parameter, text)) {
            return fault(parameter, quoted(parameter, text) + " does not match " + parameter.pattern().orElse(""));
        }
        scope.words(parameter.name(), text, words.get());
        return true;
    }

    /** A default fits, or there would be no descriptor. */
    private static boolean fitsPattern(Parameter parameter, String text) {
        return parameter.pattern().isEmpty() || parameter.defaultValue().equals(Optional.of(text))
                || Pattern.matches(parameter.pattern().get(), text);
    }

    private static String quoted(Parameter parameter, String text) {
        return parameter.type() == Parameter.Type.SECRET ? "its value" : "'" + text + "'";
    }

    private boolean fault(Parameter parameter, String what) {
        faults.add(Result.of(ReturnCode.OCF_ERR_CONFIGURED, "parameter " + parameter.name() + ": " + what));
        return false;
    }
}
