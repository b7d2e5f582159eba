package org.oscine.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.oscine.catalog.Catalog;
import org.oscine.catalog.InstallPaths;
import org.oscine.catalog.Lookup;
import org.oscine.diagnostic.TextRenderer;

/**
 * What a subcommand has of the world.
 *
 * @param environment the process's environment
 */
public record Terminal(Map<String, String> environment, PrintStream out, PrintStream err) {

    /** Where things lie. */
    public InstallPaths places() {
        return InstallPaths.of(environment);
    }

    /** The descriptor that a word on the command line means: a file if it looks like a path, else a name. */
    public Lookup load(String nameOrFile) {
        Catalog catalog = new Catalog(places());
        return isFile(nameOrFile) ? catalog.at(Path.of(nameOrFile)) : catalog.named(nameOrFile);
    }

    /** Whether a word means a file rather than an agent's name. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.contains("/") || nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml");
    }

    /** Whether standard output may be coloured. */
    public boolean colour() {
        return Tty.isTerminal(Tty.OUT) && Tty.wantsColour(environment);
    }

    /** Whether a person sees standard output as it comes. */
    public boolean interactive() {
        return Tty.isTerminal(Tty.OUT);
    }

    /** Whether a person sees standard error as it comes. */
    public boolean watched() {
        return Tty.isTerminal(Tty.ERR);
    }

    /** One message about what went wrong. */
    public void complain(String message) {
        err.println("oscine: " + message);
    }

    /** Everything that is wrong with a descriptor. */
    public void complain(Lookup.Refused refused) {
        if (refused.diagnostics().isEmpty()) {
            complain(refused.reason());
        }
        err.print(new TextRenderer(false).render(refused.diagnostics(), refused.text()));
    }
}
