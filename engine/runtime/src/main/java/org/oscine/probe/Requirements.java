package org.oscine.probe;

import java.time.Duration;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.host.Commands.Ended;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/** What must hold on a node before the service can run there, and the code that its absence has. */
public final class Requirements {
    private Requirements() {}

    /** Looks at one; the reason of a failure begins with its name, unless a sentence says all. */
    public static Result verify(HostView host, Named<Resource.Required> named, Duration left) {
        host.tracer().begins("check", named.name());
        Result result = look(host, named.it().check(), left);
        host.tracer().ends(result.inWords());
        if (result.success()) {
            return result;
        }
        boolean saysAll = named.it().check() instanceof Check.Refuse<String> && !result.reason().isBlank();
        return Result.of(named.it().code().orElse(result.code()), saysAll ? result.reason() : named.name() + ": " + result.reason());
    }

    private static Result look(HostView host, Check<String> check, Duration left) {
        return check.match(new Check.Cases<String, Result>() {
            @Override
            public Result binary(Check.Binary<String> it) {
                boolean found = host.commands().find(it.program()).isPresent();
                return need(found, it.program() + " is not an executable program");
            }

            @Override
            public Result file(Check.File<String> it) {
                return readable(host.files(), it.path());
            }

            @Override
            public Result directory(Check.Directory<String> it) {
                return directoryFault(host.files(), it.path(), it.writableBy());
            }

            @Override
            public Result device(Check.Device<String> it) {
                return need(host.files().kind(it.path()) == FileView.Kind.DEVICE, it.path() + " is not a block or character device");
            }

            @Override
            public Result user(Check.User<String> it) {
                return need(host.accounts().user(it.name()).isPresent(), "there is no user '" + it.name() + "'");
            }

            @Override
            public Result group(Check.Group<String> it) {
                return need(host.accounts().group(it.name()).isPresent(), "there is no group '" + it.name() + "'");
            }

            @Override
            public Result root(Check.Root<String> it) {
                boolean root = host.accounts().self() == 0;
                return root ? Result.SUCCESS : Result.of(ReturnCode.OCF_ERR_PERM, "the agent must run as root");
            }

            @Override
            public Result command(Check.Command<String> it) {
                return test(host, it, left);
            }

            @Override
            public Result refuse(Check.Refuse<String> it) {
                return Result.of(ReturnCode.OCF_ERR_CONFIGURED, it.sentence());
            }
        });
    }

    private static Result need(boolean there, String reason) {
        return there ? Result.SUCCESS : Result.of(ReturnCode.OCF_ERR_INSTALLED, reason);
    }

    private static Result readable(FileView files, String path) {
        return switch (files.kind(path)) {
            case FILE -> Result.SUCCESS;
            case MISSING -> Result.of(ReturnCode.OCF_ERR_INSTALLED, path + " does not exist");
            case UNREADABLE -> Result.of(ReturnCode.OCF_ERR_PERM, path + " cannot be examined");
            case DIRECTORY, SOCKET, DEVICE, OTHER -> Result.of(ReturnCode.OCF_ERR_INSTALLED, path + " is not a regular file");
        };
    }

    private static Result directoryFault(FileView files, String path, Optional<String> writableBy) {
        if (files.kind(path) != FileView.Kind.DIRECTORY) {
            return Result.of(ReturnCode.OCF_ERR_INSTALLED, path + " is not a directory");
        }
        boolean refused = writableBy.isPresent()
                && files.writableBy(path, writableBy.get()) == FileView.Access.NO;
        return refused
                ? Result.of(ReturnCode.OCF_ERR_PERM, path + " is not writable by " + writableBy.get())
                : Result.SUCCESS;
    }

    /** Without a map of its own, a failing test of the configuration says that it is not right on this node. */
    private static Result test(HostView host, Check.Command<String> check, Duration left) {
        Ended ended = CommandAnswers.execute(host, check.run(), Resource.within(check.run().timeout(), left));
        Result result = CommandAnswers.verdict(check.run(), ended);
        boolean mapped = !check.run().exit().rows().isEmpty()
                || ended instanceof Ended.Exited exited && CommandAnswers.printed(check.run(), exited).isPresent();
        boolean unmapped = !mapped && result.code() == ReturnCode.OCF_ERR_GENERIC;
        return unmapped ? Result.of(ReturnCode.OCF_ERR_ARGS, result.reason()) : result;
    }
}
