package org.oscine.docs;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What the tests of the docs need of the machine. */
final class Tools {
    private Tools() {}

    /** Root's rights and those of the programs that are not there. */
    static List<String> lacking(List<String> programs) {
        List<String> lacking = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            lacking.add("root's rights");
        }
        programs.stream().filter(program -> !has(program)).forEach(lacking::add);
        return lacking;
    }

    static boolean has(String program) {
        String path = System.getenv("PATH") + ":/usr/sbin:/sbin";
        for (String directory : path.split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    /** Skips what follows, in one line; in CI that is a failure. */
    static void skip(String what, List<String> lacking) {
        String reason = what + " need " + String.join(", ", lacking);
        if (System.getenv("CI") != null) {
            fail(reason);
        }
        System.out.println("[skipped] " + reason);
        Assumptions.abort(reason);
    }
}
