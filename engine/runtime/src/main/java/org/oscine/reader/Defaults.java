package org.oscine.reader;

import java.util.Optional;
import java.util.regex.Pattern;
import org.oscine.descriptor.Parameter.Type;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.form.Faults;
import org.oscine.ocf.OcfBoolean;
import org.oscine.ocf.WholeNumber;

/** Checks that a default is a value which its own parameter would take. */
final class Defaults {
    private final Faults faults;
    private final String text;
    private final Span span;

    Defaults(Faults faults, String text, Span span) {
        this.faults = faults;
        this.text = text;
        this.span = span;
    }

    void check(Type type, ParameterReader.Limits limits) {
        if (text.contains("${")) {
            wrong("a default is taken literally", "${name} has no effect here; define a value under 'values' instead");
            return;
        }
        switch (type) {
            case STRING, SECRET -> checkPattern(limits.pattern());
            case ARGUMENTS -> checkArguments(limits.pattern());
            case INTEGER -> checkInteger(limits);
            case BOOLEAN -> {
                if (OcfBoolean.of(text).isEmpty()) {
                    wrong("'" + text + "' is neither true nor false", "write true or false");
                }
            }
            case ENUM -> checkWord(limits);
            case TIME -> {
                if (DurationReader.parse(text).isEmpty()) {
                    wrong(DurationReader.fault(text), "write a number with ms, s, m or h: 30s");
                }
            }
        }
    }

    private void checkPattern(Optional<String> pattern) {
        if (pattern.isPresent() && !Pattern.matches(pattern.get(), text)) {
            wrong("the default '" + text + "' does not match the pattern", "the whole value must match "
                    + pattern.get());
        }
    }

    private void checkArguments(Optional<String> pattern) {
        if (!quotesAreClosed()) {
            wrong("the default has a quote that is never closed", "close it, or escape it with a backslash");
        }
        checkPattern(pattern);
    }

    private boolean quotesAreClosed() {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == c) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        return quote == 0;
    }

    private void checkInteger(ParameterReader.Limits limits) {
        Optional<Long> number = WholeNumber.parse(text);
        if (number.isEmpty()) {
            wrong("'" + text + "' is not a whole number", "write a number, or change the type");
        } else if (limits.minimum().isPresent() && number.get() < limits.minimum().get()) {
            wrong("the default " + text + " is less than the minimum " + limits.minimum().get(), "change one of them");
        } else if (limits.maximum().isPresent() && number.get() > limits.maximum().get()) {
            wrong("the default " + text + " is more than the maximum " + limits.maximum().get(), "change one of them");
        }
    }

    private void checkWord(ParameterReader.Limits limits) {
        if (!limits.words().isEmpty() && !limits.words().contains(text)) {
            wrong("the default '" + text + "' is not one of the values",
                    Suggestions.advice(text, limits.words(), "they are"));
        }
    }

    private void wrong(String summary, String help) {
        faults.add("bad-default", span, summary, help);
    }
}
