package org.oscine.trace;

import org.oscine.action.Journal;

/** A journal whose lines are also in the trace, except for details, which a trace has all by itself. */
public record TracingJournal(Journal journal, Trace trace) implements Journal {

    @Override
    public void info(String text) {
        trace.say("INFO: " + text);
        journal.info(text);
    }

    @Override
    public void warning(String text) {
        trace.say("WARNING: " + text);
        journal.warning(text);
    }

    @Override
    public void error(String text) {
        trace.say("ERROR: " + text);
        journal.error(text);
    }

    @Override
    public void debug(String text) {
        journal.debug(text);
    }
}
