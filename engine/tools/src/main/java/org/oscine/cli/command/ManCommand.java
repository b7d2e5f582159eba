package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.catalog.Lookup;
import org.oscine.catalog.Shelf;
import org.oscine.manual.Manual;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine man}: the manual, for man(1). */
@Command(
        name = "man",
        description = "Writes manual pages: oscine(1), oscine-descriptor(5) and ocf_oscine_NAME(7).",
        mixinStandardHelpOptions = true,
        footer = {"", "Without PAGE, all pages are written; this needs --to. The date on the pages is today, or that of "
                + "SOURCE_DATE_EPOCH.", "",
            "  oscine man asterisk | man -l -",
            "  oscine man --to /usr/local/share/man"})
public final class ManCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(names = "--to", paramLabel = "DIR", description = "Writes files below DIR/man1, man5 and man7.")
    private Optional<Path> directory = Optional.empty();

    @Parameters(paramLabel = "PAGE", arity = "0..*",
            description = "oscine, oscine-descriptor, or an agent: its name, or the file that describes it.")
    private List<String> wanted = new ArrayList<>();

    /** @param terminal where it runs */
    public ManCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (wanted.isEmpty() && directory.isEmpty()) {
            throw new picocli.CommandLine.ParameterException(spec.commandLine(), "name a PAGE, or a DIR with --to");
        }
        List<Manual.Page> pages = new ArrayList<>();
        boolean complete = true;
        for (String word : wanted.isEmpty() ? all() : wanted) {
            Optional<Manual.Page> page = page(word);
            page.ifPresent(pages::add);
            complete &= page.isPresent();
        }
        for (Manual.Page page : pages) {
            put(page);
        }
        return complete ? 0 : 1;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(List.of("oscine", "oscine-descriptor"));
        all.addAll(Shelf.read(terminal.places()).keySet());
        return all;
    }

    private Optional<Manual.Page> page(String word) {
        Manual manual = new Manual(date(), new VersionProvider().getVersion()[0]);
        return switch (word) {
            case "oscine" -> Optional.of(manual.commands(CommandPages.of(spec.root())));
            case "oscine-descriptor" -> Optional.of(manual.language());
            default -> agent(manual, word);
        };
    }

    private Optional<Manual.Page> agent(Manual manual, String word) {
        return switch (terminal.load(word)) {
            case Lookup.Refused refused -> {
                terminal.complain(refused);
                yield Optional.empty();
            }
            case Lookup.Usable usable -> Optional.of(manual.agent(usable.descriptor()));
        };
    }

    private void put(Manual.Page page) throws IOException {
        if (directory.isEmpty()) {
            terminal.out().print(page.text());
            return;
        }
        Path file = directory.get().resolve(page.path());
        Files.createDirectories(file.getParent());
        Files.writeString(file, page.text());
        terminal.out().println(file);
    }

    /** As reproducible-builds.org has it: a page that is made again of the same sources is the same. */
    private LocalDate date() {
        String epoch = terminal.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
        boolean given = !epoch.isEmpty() && epoch.length() < 12 && epoch.chars().allMatch(c -> c >= '0' && c <= '9');
        return LocalDate.ofInstant(given ? Instant.ofEpochSecond(Long.parseLong(epoch)) : Instant.now(), ZoneOffset.UTC);
    }
}
