package org.oscine.trace;

import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.FileChanges;
import org.oscine.ocf.Failure;

/** Tells what is done to files and directories. */
record TracingChanges(FileChanges changes, Trace trace) implements FileChanges {

    @Override
    public FileChanges as(Account account) {
        trace.say("as " + account.shown() + ":");
        return new TracingChanges(changes.as(account), trace);
    }

    @Override
    public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        return told("directory " + path + rights(owner, group, mode), changes.makeDirectory(path, owner, group, mode));
    }

    @Override
    public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        return told("write " + path + ", " + content.length() + " characters" + rights(owner, group, Optional.of(mode)),
                changes.write(path, content, mode, owner, group));
    }

    @Override
    public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
        return told("touch " + path + rights(owner, group, Optional.of(mode)), changes.makeFile(path, mode, owner, group));
    }

    @Override
    public Failure remove(String path) {
        return told("remove " + path, changes.remove(path));
    }

    @Override
    public Optional<AutoCloseable> tryLock(String path) {
        Optional<AutoCloseable> lock = changes.tryLock(path);
        trace.look("lock " + path, lock.isPresent() ? "taken" : "another action has it");
        return lock;
    }

    private static String rights(Optional<String> owner, Optional<String> group, Optional<String> mode) {
        return (owner.isEmpty() ? "" : ", owner " + owner.get()) + (group.isEmpty() ? "" : ", group " + group.get())
                + (mode.isEmpty() ? "" : ", mode " + mode.get());
    }

    private Failure told(String what, Failure fault) {
        trace.say(what + ": " + (fault.exists() ? fault.cause() : "done"));
        return fault;
    }
}
