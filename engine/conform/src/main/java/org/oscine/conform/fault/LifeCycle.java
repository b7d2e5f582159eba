package org.oscine.conform.fault;

import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;

/** What ocf-tester does of starts, monitors and stops, in its order. */
final class LifeCycle implements Fault {
    @Override
    public String name() {
        return "life-cycle";
    }

    @Override
    public String title() {
        return "start, monitor and stop, each also a second time";
    }

    @Override
    public String rule() {
        return "Every action reaches its goal from any state: starting what runs and stopping what is stopped succeed "
                + "and change nothing.";
    }

    @Override
    public void arrange(Trial trial) {
        trial.ask(CallSpec.of("validate-all"), Expected.WELL);
        trial.ask(CallSpec.probe(), Expected.DOWN);
        trial.ask(CallSpec.stop().remark("nothing runs"), Expected.WELL);
        trial.ask(CallSpec.monitor(), Expected.DOWN);
        trial.running();
    }

    @Override
    public void expect(Trial trial) {
        trial.oneServer();
        trial.ask(CallSpec.monitor(), Expected.WELL);
        trial.ask(CallSpec.probe(), Expected.WELL);
        if (trial.subject().metadata().has("status")) {
            trial.ask(CallSpec.of("status"), Expected.WELL);
        }
        trial.ask(CallSpec.start().remark("again"), Expected.WELL);
        trial.oneServer();
        trial.stopsCleanly();
        trial.ask(CallSpec.monitor(), Expected.DOWN);
        trial.ask(CallSpec.stop().remark("again"), Expected.WELL);
        trial.recovers();
    }
}
