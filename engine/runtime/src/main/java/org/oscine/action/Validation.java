package org.oscine.action;

import org.oscine.descriptor.Check;
import org.oscine.ocf.Result;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.Requirements;

/** Can the service run here, with these parameters? The first fault is the reason; all of them are logged. */
final class Validation {
    private final ActionContext context;

    Validation(ActionContext context) {
        this.context = context;
    }

    Result perform() {
        Result parameters = ofTheParameters();
        return parameters.success() ? ofTheNode() : parameters;
    }

    /** What no node could make right. */
    Result ofTheParameters() {
        Result first = Result.SUCCESS;
        for (Result fault : context.resource().faults()) {
            first = first.success() ? fault : log(first, fault.reason());
        }
        return first;
    }

    /** What is missing on this node. */
    Result ofTheNode() {
        return verify(Check.class);
    }

    /** One kind of check alone. */
    Result only(Class<?> kind) {
        return verify(kind);
    }

    private Result verify(Class<?> kind) {
        Result first = Result.SUCCESS;
        for (Named<Resource.Required> required : context.resource().validate()) {
            if (kind.isInstance(required.it().check())) {
                Result result = Requirements.verify(context.host(), required, context.deadline().left());
                if (!result.success()) {
                    first = first.success() ? result : log(first, result.reason());
                }
            }
        }
        return first;
    }

    private Result log(Result first, String further) {
        context.journal().error(further);
        return first;
    }
}
