package org.oscine.agent;

/** What an agent says when it does not understand, or is asked what it understands. */
final class Usage {
    private static final String ACTIONS =
            "start|stop|status|monitor|validate-all|meta-data|reload|reload-agent|usage|help";

    private Usage() {}

    static String of(String agent) {
        return "usage: " + agent + " (" + ACTIONS + ")\n\n"
                + "An OCF resource agent. OCF_RESKEY_name sets a parameter; meta-data lists them all.\n"
                + "By hand: oscine run " + agent + " ACTION -o name=value\n";
    }
}
