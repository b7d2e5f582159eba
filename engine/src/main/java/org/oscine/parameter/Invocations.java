package org.oscine.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Run;
import org.oscine.host.FileView;
import org.oscine.host.Invocation;
import org.oscine.parameter.config.Assignments;
import org.oscine.parameter.config.Lines;

/** Commands as the host is to execute them. */
public final class Invocations {
    private Invocations() {}

    /** The command with its surroundings; its environment file is read now. */
    public static Invocation of(FileView files, Run<String> run) {
        Run.Surroundings<String> in = run.surroundings();
        Map<String, Optional<String>> environment = new LinkedHashMap<>();
        for (String name : in.withoutEnvironment()) {
            environment.put(name, Optional.empty());
        }
        if (in.environmentFile().isPresent()) {
            environment.putAll(fromFile(files, in.environmentFile().get()));
        }
        for (Map.Entry<String, String> variable : in.environment().entrySet()) {
            environment.put(variable.getKey(), Optional.of(variable.getValue()));
        }
        return new Invocation(List.copyOf(run.argv()), in.user(), in.group(), environment,
                in.workingDirectory().orElse("/"), in.umask(), in.limits());
    }

    private static Map<String, Optional<String>> fromFile(FileView files, String path) {
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        if (files.read(path) instanceof FileView.Reading.Content content) {
            Lines lines = new Lines(content.text());
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] assignment = Assignments.parse(line);
                // With a NUL in it nothing can be given to a process; systemd passes over such a line as well.
                if (assignment.length == 2 && line.indexOf(0) < 0) {
                    variables.put(assignment[0], Optional.of(assignment[1]));
                }
            }
        }
        return variables;
    }
}
