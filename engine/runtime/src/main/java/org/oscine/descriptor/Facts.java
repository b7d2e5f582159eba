package org.oscine.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * The facts of a call, which a text or a condition mentions by name. Each has a long name, {@code oscine_instance}, that nothing else
 * can have; the short one, {@code instance}, means the fact unless the descriptor declares a parameter of that name, as agents do
 * that are taken over from elsewhere.
 */
public final class Facts {
    public static final String INSTANCE = "instance";
    public static final String NODE = "node";
    public static final String ACTION = "action";
    public static final String RUNDIR = "rundir";
    /** A truth: it stands in conditions only. */
    public static final String PROBE = "probe";

    /** Their short names. */
    public static final List<String> NAMES = List.of(INSTANCE, NODE, ACTION, RUNDIR, PROBE);

    /** What their long names begin with, and no name of a descriptor's own. */
    public static final String PREFIX = "oscine_";

    private Facts() {}

    /** The short name of the fact that a name means; empty if it means none. */
    public static String of(String name, List<Parameter> parameters) {
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        boolean hidden = bare.length() == name.length() && isParameter(name, parameters);
        return NAMES.contains(bare) && !hidden ? bare : "";
    }

    /** Whether a parameter takes a fact's short name. */
    public static boolean isParameter(String name, List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** All names of facts, short and long. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(NAMES);
        for (String name : NAMES) {
            names.add(PREFIX + name);
        }
        return names;
    }
}
