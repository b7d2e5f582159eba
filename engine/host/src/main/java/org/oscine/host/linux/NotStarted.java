package org.oscine.host.linux;

import java.io.IOException;
import java.util.List;
import org.oscine.host.Commands.Ended;
import org.oscine.host.linux.ChainLoaders.Chain;

/**
 * Why a process could not be started. That the program is there was looked at before, so mostly it is the machine that
 * has no descriptors, memory or processes to give, or the engine's own tools that are out of reach; of what is installed that
 * says nothing.
 */
record NotStarted(ChainLoaders loaders, Chain.Ready chain) {

    /** execve(2): no such file (also: no interpreter of a script), not an executable format, no access, no directory. */
    private static final List<String> OF_THE_PROGRAM = List.of("error=2,", "error=8,", "error=13,", "error=20,");

    Ended.NotStarted because(Exception failure) {
        for (String tool : chain.tools()) {
            if (loaders.find(tool).isEmpty()) {
                return new Ended.NotStarted("the engine itself needs " + tool + ", which is not on the PATH", true);
            }
        }
        String cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new Ended.NotStarted(cause, !(failure instanceof IOException && isOfTheProgram(cause)));
    }

    private static boolean isOfTheProgram(String cause) {
        for (String error : OF_THE_PROGRAM) {
            if (cause.contains(error)) {
                return true;
            }
        }
        return false;
    }
}
