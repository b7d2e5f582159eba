package org.oscine.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.catalog.InstallPaths;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.Parameter;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Durations;
import org.oscine.ocf.OcfBoolean;
import org.oscine.ocf.WholeNumber;
import org.oscine.parameter.Call;

/** What the environment variables of OCF and Pacemaker say about a call. */
public final class CallEnvironment {
    private static final String PARAMETER = "OCF_RESKEY_";
    private static final int MOST_DIGITS = 18;
    private static final String META = "CRM_meta_";

    /** Pacemaker and its tools add these to any resource's parameters. */
    private static final List<String> PACEMAKER_PARAMETERS = List.of("crm_feature_set", "trace_ra", "trace_file", "trace_dir");

    private final Map<String, String> variables;

    public CallEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** A variable's value, or an empty text. */
    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Whether a variable is set to something else than 0. */
    boolean isOn(String name) {
        return !get(name).isEmpty() && !get(name).equals("0");
    }

    /** The value of the first of two variables that is set. */
    String first(String name, String other) {
        return get(name).isEmpty() ? get(other) : get(name);
    }

    /** Whether the call is to be traced: OCF_TRACE_RA, or the parameter trace_ra that resource managers set. */
    boolean traces() {
        String asked = first("OCF_TRACE_RA", "OCF_RESKEY_trace_ra");
        return !asked.isEmpty() && OcfBoolean.of(asked).orElse(false);
    }

    /** The resource's name in the cluster, or the agent's. */
    String instance(String agent) {
        String instance = get("OCF_RESOURCE_INSTANCE");
        return instance.isEmpty() ? agent : instance;
    }

    /** The call, with those parameters that the descriptor knows. */
    public Call call(ActionName action, Descriptor descriptor, InstallPaths places) {
        String instance = instance(descriptor.agent());
        boolean recurring = number(get(PARAMETER + META + "interval")).orElse(0L) > 0;
        return new Call(action, parameters(descriptor, true), instance, node(),
                places.stateOf(descriptor.agent(), instance), action == ActionName.MONITOR && !recurring,
                checkLevel());
    }

    /** The names of parameters that are set and that the descriptor does not know. */
    Iterable<String> unknownParameters(Descriptor descriptor) {
        return parameters(descriptor, false).keySet();
    }

    /** OCF_CHECK_LEVEL. */
    int checkLevel() {
        return (int) Math.min(number(get("OCF_CHECK_LEVEL")).orElse(0L), Integer.MAX_VALUE);
    }

    /** How long Pacemaker waits, or what the descriptor advises, or the action's default. */
    public Duration timeout(ActionName action, Descriptor descriptor) {
        Optional<Long> millis = number(get(PARAMETER + META + "timeout"));
        if (millis.isPresent() && millis.get() > 0) {
            return Duration.ofMillis(Math.min(millis.get(), Durations.LONGEST.toMillis()));
        }
        Timing timing = descriptor.actions().get(action);
        return timing == null ? Duration.ofSeconds(action.defaultSeconds()) : timing.timeout();
    }

    private Map<String, String> parameters(Descriptor descriptor, boolean known) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (variable.getKey().startsWith(PARAMETER)) {
                String name = variable.getKey().substring(PARAMETER.length());
                boolean declared = declares(descriptor, name);
                if (known ? declared : !declared && !isPacemakers(name)) {
                    parameters.put(name, variable.getValue());
                }
            }
        }
        return parameters;
    }

    /** Whether Pacemaker or its tools add a parameter of this name to any resource. */
    public static boolean isPacemakers(String name) {
        return name.startsWith(META) || PACEMAKER_PARAMETERS.contains(name);
    }

    private static boolean declares(Descriptor descriptor, String name) {
        for (Parameter parameter : descriptor.parameters()) {
            if (parameter.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private String node() {
        String node = get(PARAMETER + META + "on_node");
        if (!node.isEmpty()) {
            return node;
        }
        try {
            return SmallFile.text("/proc/sys/kernel/hostname").strip();
        } catch (IOException unreadable) {
            return "localhost";
        }
    }

    private static Optional<Long> number(String text) {
        if (!WholeNumber.isDigits(text)) {
            return Optional.empty();
        }
        return Optional.of(text.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(text));
    }
}
