package org.oscine.manual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.metadata.Advice;
import org.oscine.ocf.Durations;

/** The page {@code ocf_oscine_NAME(7)} of an agent, with the sections that the pages of other agents have. */
final class AgentPage {
    private final Descriptor agent;
    private final Roff page;

    private AgentPage(Descriptor agent, LocalDate date) {
        this.agent = agent;
        this.page = new Roff(name(agent), 7, date, agent.agent() + " " + agent.version());
    }

    /** What the page is called, without its section. */
    static String name(Descriptor agent) {
        return "ocf_oscine_" + agent.agent();
    }

    /** The whole page. */
    static String of(Descriptor agent, LocalDate date) {
        AgentPage it = new AgentPage(agent, date);
        it.page.name(name(agent), Inline.literal(agent.summary()));
        it.page.section("SYNOPSIS").paragraph("**" + agent.agent() + "** [" + String.join(" | ", it.words()) + "]");
        it.description();
        it.parameters();
        it.actions();
        it.page.section("EXAMPLE CRM SHELL")
                .paragraph("The following is an example configuration for a " + agent.agent()
                        + " resource using the crm(8) shell:").verbatim(it.crm());
        it.page.section("EXAMPLE PCS")
                .paragraph("The following is an example configuration for a " + agent.agent()
                        + " resource using pcs(8):").verbatim(it.pcs());
        it.page.section("SEE ALSO").paragraph("oscine(1), oscine-descriptor(5), crm(8), pcs(8)");
        return it.page.toString();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        for (Advice advice : Advice.of(agent)) {
            if (!words.contains(advice.action().word())) {
                words.add(advice.action().word());
            }
        }
        return words;
    }

    private void description() {
        page.section("DESCRIPTION");
        String text = agent.description().isBlank() ? agent.summary() : agent.description();
        paragraphs(text).forEach(page::paragraph);
    }

    private void parameters() {
        page.section("SUPPORTED PARAMETERS");
        if (agent.parameters().isEmpty()) {
            page.paragraph("This agent has no parameters.");
        }
        for (Parameter parameter : agent.parameters()) {
            List<String> texts = paragraphs(parameter.description().isBlank()
                    ? parameter.summary() : parameter.description());
            page.item(parameter.name(), texts.getFirst());
            texts.stream().skip(1).forEach(page::more);
            parameter.deprecated().ifPresent(advice -> page.more("Deprecated. " + Inline.literal(advice)));
            page.more("(" + String.join(", ", remarks(parameter)) + ")");
        }
    }

    private static List<String> remarks(Parameter it) {
        List<String> remarks = new ArrayList<>();
        remarks.add((it.unique() ? "unique, " : "") + (it.required() ? "required" : "optional"));
        remarks.add(it.values().isEmpty() ? it.type().word() : "one of " + String.join(", ", it.values()));
        it.minimum().ifPresent(number -> remarks.add("at least " + number));
        it.maximum().ifPresent(number -> remarks.add("at most " + number));
        remarks.add(it.defaultValue().map(text -> "default **" + Inline.literal(text) + "**").orElse("no default"));
        return remarks;
    }

    private void actions() {
        page.section("SUPPORTED ACTIONS")
                .paragraph("This resource agent supports the following actions (operations):");
        for (Advice advice : Advice.of(agent)) {
            page.item(advice.action().word() + (advice.level() > 0 ? " (depth " + advice.level() + ")" : ""),
                    "Suggested timeout: " + Durations.word(advice.timeout()) + "."
                            + advice.interval().map(each -> " Suggested interval: " + Durations.word(each) + ".")
                            .orElse(""));
        }
    }

    private String crm() {
        return configured("primitive p_" + agent.agent() + " ocf:oscine:" + agent.agent(), "params ");
    }

    private String pcs() {
        return configured("pcs resource create p_" + agent.agent() + " ocf:oscine:" + agent.agent(), "");
    }

    private String configured(String resource, String beforeParameters) {
        StringBuilder text = new StringBuilder(resource);
        List<String> settings = required();
        if (!settings.isEmpty()) {
            text.append(" \\\n  ").append(beforeParameters).append(String.join(" ", settings));
        }
        monitor().ifPresent(it -> text.append(" \\\n  op monitor interval=").append(interval(it))
                .append(" timeout=").append(Durations.word(it.timeout())));
        return text.toString();
    }

    private List<String> required() {
        return agent.parameters().stream().filter(Parameter::required).map(it -> it.name() + "=VALUE").toList();
    }

    private Optional<Advice> monitor() {
        return Advice.of(agent).stream().filter(it -> it.interval().isPresent() && it.level() == 0).findFirst();
    }

    private static String interval(Advice monitor) {
        return Durations.word(monitor.interval().orElseThrow());
    }

    /** A text of people: a star or a backtick in it is no mark. */
    private static List<String> paragraphs(String text) {
        return text.strip().lines().reduce(new ArrayList<>(List.of("")), AgentPage::append, (a, b) -> a).stream()
                .map(Inline::literal)
                .toList();
    }

    private static ArrayList<String> append(ArrayList<String> paragraphs, String line) {
        if (line.isBlank()) {
            paragraphs.add("");
        } else {
            String former = paragraphs.removeLast();
            paragraphs.add(former.isEmpty() ? line.strip() : former + " " + line.strip());
        }
        return paragraphs;
    }
}
