package org.oscine.conform.fault;

import java.util.Collection;
import java.util.Optional;
import org.oscine.conform.subject.Subject;

/** Why a fault cannot be tried on a service. */
final class Applicability {
    private Applicability() {}

    static Optional<String> pidfile(Subject subject) {
        return present(subject.anatomy().pidfile(), "it has no pidfile, or none is known");
    }

    static Optional<String> config(Subject subject) {
        return present(subject.anatomy().config(), "its configuration file is not known");
    }

    static Optional<String> some(Collection<?> of, String otherwise) {
        return of.isEmpty() ? Optional.of(otherwise) : Optional.empty();
    }

    static Optional<String> present(Optional<?> value, String otherwise) {
        return value.isEmpty() ? Optional.of(otherwise) : Optional.empty();
    }
}
