package org.oscine.conform.command;

import org.oscine.conform.Progress;
import org.oscine.conform.fault.Fault;
import org.oscine.conform.report.TextReport;
import org.oscine.conform.trial.FaultReport;
import org.oscine.terminal.Terminal;

/** A line for each fault as soon as it is known; on a terminal also what is under way. */
final class ConformProgress implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final boolean interactive;
    private final TextReport text;

    ConformProgress(Terminal terminal) {
        this.terminal = terminal;
        this.interactive = terminal.interactive();
        this.text = new TextReport(terminal.colour());
    }

    @Override
    public void preparing(String what) {
        underWay(what);
    }

    @Override
    public void begins(String mode, Fault fault) {
        underWay((mode.isEmpty() ? "" : mode + "/") + fault.name() + ": " + fault.title());
    }

    private void underWay(String what) {
        if (interactive) {
            terminal.out().print(CLEAR_LINE + "...     " + what);
            terminal.out().flush();
        }
    }

    @Override
    public void ended(FaultReport report) {
        finished();
        terminal.out().print(text.of(report));
        terminal.out().flush();
    }

    /** Nothing is under way any more. */
    void finished() {
        if (interactive) {
            terminal.out().print(CLEAR_LINE);
            terminal.out().flush();
        }
    }
}
