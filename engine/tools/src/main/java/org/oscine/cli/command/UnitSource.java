package org.oscine.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.oscine.draft.DraftResult;
import org.oscine.draft.UnitImport;

/** Finds the files of a systemd unit, in systemd.unit(5)'s directories. */
final class UnitSource {
    private static final List<Path> DIRECTORIES = List.of(Path.of("/etc/systemd/system"), Path.of("/run/systemd/system"),
            Path.of("/usr/local/lib/systemd/system"), Path.of("/lib/systemd/system"), Path.of("/usr/lib/systemd/system"));

    private UnitSource() {}

    static DraftResult file(Path path, String text, String agent) {
        String unit = path.getFileName().toString();
        return UnitImport.draft(agent.isEmpty() ? agentOf(unit) : agent, unit, List.of(text));
    }

    static DraftResult named(String name, String agent) {
        if (name.contains("/")) {
            return new DraftResult.Refused("'" + name + "' is not the name of a unit; for a file, omit --unit");
        }
        String unit = name.endsWith(".service") ? name : name + ".service";
        String template = unit.replaceFirst("@.*\\.service$", "@.service");
        Optional<Path> file = find(unit).or(() -> find(template));
        if (file.isEmpty()) {
            return new DraftResult.Refused("there is no unit " + unit + " in " + DIRECTORIES.stream().map(Path::toString)
                    .reduce((one, other) -> one + ", " + other).orElse(""));
        }
        try {
            List<String> sources = new ArrayList<>();
            sources.add(read(file.get()));
            for (Path dropIn : dropIns(List.of(template, unit))) {
                sources.add(read(dropIn));
            }
            return UnitImport.draft(agent.isEmpty() ? agentOf(unit) : agent, unit, sources);
        } catch (IOException unreadable) {
            return new DraftResult.Refused(file.get() + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static Optional<Path> find(String unit) {
        return DIRECTORIES.stream().map(directory -> directory.resolve(unit)).filter(Files::exists).findFirst();
    }

    private static List<Path> dropIns(List<String> units) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> directories = new ArrayList<>(DIRECTORIES);
        Collections.reverse(directories);
        for (Path directory : directories) {
            for (String unit : units.stream().distinct().toList()) {
                Path dropIns = directory.resolve(unit + ".d");
                if (Files.isDirectory(dropIns)) {
                    try (DirectoryStream<Path> found = Files.newDirectoryStream(dropIns, "*.conf")) {
                        List<Path> sorted = new ArrayList<>();
                        found.forEach(sorted::add);
                        Collections.sort(sorted);
                        files.addAll(sorted);
                    }
                }
            }
        }
        return files;
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String agentOf(String unit) {
        return unit.replaceFirst("@.*$", "").replaceFirst("\\.service$", "");
    }
}
