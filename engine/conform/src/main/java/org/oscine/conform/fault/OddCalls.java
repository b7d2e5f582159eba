package org.oscine.conform.fault;

import static org.oscine.ocf.ReturnCode.OCF_ERR_UNIMPLEMENTED;

import java.util.List;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;

/** Actions that nobody knows, that are not for this resource, and more words than one. */
final class OddCalls implements Fault {
    private static final List<String> OPTIONAL = List.of("promote", "demote", "notify", "migrate_to", "migrate_from", "reload");

    @Override
    public String name() {
        return "odd-calls";
    }

    @Override
    public String title() {
        return "unknown and unsupported actions, extra arguments, no action";
    }

    @Override
    public String rule() {
        return "The agent answers an action that it does not have with 3 and changes nothing; it ignores further "
                + "arguments (OCF).";
    }

    @Override
    public void arrange(Trial trial) {
        trial.running();
    }

    @Override
    public void expect(Trial trial) {
        Expected unknown = Expected.code(OCF_ERR_UNIMPLEMENTED);
        trial.ask(CallSpec.of("frobnicate"), unknown);
        for (String action : OPTIONAL) {
            if (!trial.subject().metadata().has(action)) {
                trial.ask(CallSpec.of(action), unknown);
            }
        }
        trial.ask(CallSpec.of(), new Expected("an error", exit -> exit != 0));
        trial.ask(CallSpec.of("monitor", "and", "more words"), Expected.WELL);
        trial.oneServer();
        trial.stopsCleanly();
    }
}
