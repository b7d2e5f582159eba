package org.oscine.graph;

import java.util.List;
import org.oscine.graph.Life.Group;
import org.oscine.graph.Life.Line;
import org.oscine.ocf.Durations;

/** A life as the text of a Mermaid flow chart. */
public final class Mermaid {
    private final StringBuilder text = new StringBuilder();
    private int nodes;

    private Mermaid() {}

    /** The whole chart; ends with a newline. */
    public static String of(Life life) {
        Mermaid chart = new Mermaid();
        chart.draw(life);
        return chart.text.toString();
    }

    private void draw(Life life) {
        line("---");
        line("title: \"" + life.agent().replace("\"", "'") + ": " + life.summary().replace("\\", "").replace("\"", "'") + "\"");
        line("---");
        line("flowchart TB");
        line("    stopped([\"stopped<br>NOT_RUNNING (7)\"])");
        line("    failed([\"failed\"])");
        panel("starting", "starting, within " + Durations.format(life.times().start()), life.starting());
        panel("running", "running" + life.times().interval()
                        .map(every -> ", monitored every " + Durations.format(every)).orElse(""),
                List.of(life.status(), life.monitor(), life.reload()));
        panel("stopping", "stopping, within " + Durations.format(life.times().stop()), life.stopping());
        line("    stopped -->|start| starting");
        line("    starting -->|\"up, and all probes succeed: SUCCESS (0)\"| running");
        line("    starting -->|\"dies, or is not ready in time: GENERIC (1)\"| failed");
        line("    running -->|\"a probe fails: its code\"| failed");
        line("    running -->|stop| stopping");
        line("    failed -->|stop| stopping");
        line("    stopping -->|\"nothing is left: SUCCESS (0)\"| stopped");
        line("    classDef good fill:#e3f4e8,stroke:#2c7a4b,color:#123");
        line("    classDef bad fill:#fbe5e3,stroke:#b3382c,color:#123");
        line("    classDef calm fill:#e9edf2,stroke:#5b6b7d,color:#123");
        line("    class running good");
        line("    class failed bad");
        line("    class stopped calm");
    }

    private void panel(String id, String title, List<Group> groups) {
        line("    subgraph " + id + "[\"" + escaped(title) + "\"]");
        line("        direction TB");
        String before = "";
        for (Group group : groups) {
            for (Line one : group.lines()) {
                String node = "n" + ++nodes;
                line("        " + node + "[\"" + label(one) + "\"]");
                if (!before.isEmpty()) {
                    line("        " + before + " --> " + node);
                }
                before = node;
            }
        }
        if (before.isEmpty()) {
            line("        n" + ++nodes + "[\"its process must be alive\"]");
        }
        line("    end");
    }

    private static String label(Line it) {
        return "<b>" + escaped(it.name()) + "</b>" + (it.note().isEmpty() ? "" : " " + escaped(it.note())) + "<br>"
                + escaped(it.text())
                + (it.codes().isEmpty() ? "" : "<br><i>" + escaped(it.codes()) + "</i>");
    }

    /** Mermaid's own entities, for what would end or format a label. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean plain = Character.isLetterOrDigit(character) || " /.,:-=_()'+@%".indexOf(character) >= 0;
            escaped.append(plain ? String.valueOf(character) : "#" + (int) character + ";");
        }
        return escaped.toString();
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
