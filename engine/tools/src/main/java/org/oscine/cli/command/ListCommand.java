package org.oscine.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.oscine.catalog.Lookup;
import org.oscine.catalog.Shelf;
import org.oscine.descriptor.Descriptor;
import org.oscine.terminal.Columns;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code oscine list}: which agents there are. */
@Command(
        name = "list",
        description = "Lists the agents that have a descriptor on this machine.",
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is 1 if a descriptor cannot be used."})
public final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** @param terminal where it runs */
    public ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Lookup> all = Shelf.read(terminal.places());
        if (json) {
            terminal.out().println(Json.text(asData(all)));
        } else {
            print(all);
        }
        boolean allUsable = all.values().stream().allMatch(Lookup.Usable.class::isInstance);
        return allUsable ? 0 : 1;
    }

    private void print(Map<String, Lookup> all) {
        Columns columns = new Columns();
        List<Lookup.Refused> refusals = new ArrayList<>();
        all.forEach((name, loaded) -> {
            switch (loaded) {
                case Lookup.Usable(Descriptor it, var file) ->
                    columns.row(name, it.version(), it.summary(), file.toString());
                case Lookup.Refused refused -> refusals.add(refused);
            }
        });
        terminal.out().print(columns);
        refusals.forEach(terminal::complain);
    }

    private static List<Map<String, Object>> asData(Map<String, Lookup> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        all.forEach((name, loaded) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            switch (loaded) {
                case Lookup.Usable(Descriptor it, var file) -> {
                    row.put("version", it.version());
                    row.put("summary", it.summary());
                    row.put("file", file.toString());
                }
                case Lookup.Refused refused -> row.put("error", refused.reason());
            }
            rows.add(row);
        });
        return rows;
    }
}
