package org.oscine.setupfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Template;

/**
 * How a service is set up so that it can be broken: what {@code NAME.conform.yaml} says. Texts may insert values and
 * facts as {@code ${name}}.
 *
 * @param agent the agent that it is for
 * @param packages packages that the machine needs
 * @param level OCF_CHECK_LEVEL of the recurring monitors
 * @param values texts with names of their own
 * @param lay commands that put the service into place, by name
 * @param files files to write, by path
 * @param clear commands that take it away again
 * @param parameters of the resource
 * @param modes sets of further parameters, each a run of its own; none: there is one mode, without a name
 * @param service what the descriptor does not tell of the service
 * @param second parameters by which a second resource differs that has a process of its own with the same words; absent: there can be none
 * @param hostileConfig what would stand at the end of a hostile configuration
 * @param skip faults that make no sense here, and why
 */
public record Setup(
        String agent,
        List<String> packages,
        int level,
        Map<String, SetupValue> values,
        Map<String, List<Template.Text>> lay,
        Map<String, FileText> files,
        Map<String, List<Template.Text>> clear,
        Map<String, Template.Text> parameters,
        Map<String, Map<String, Template.Text>> modes,
        Map<String, List<Template.Text>> service,
        Optional<Map<String, Template.Text>> second,
        Optional<Template.Text> hostileConfig,
        Map<String, String> skip) {

    private static final String SUFFIX = ".conform.yaml";

    /** Whether a file has the name of a setup file. */
    public static boolean isNamedSo(String file) {
        return file.endsWith(SUFFIX);
    }

    /** Nothing has to be set up. */
    public static Setup none(String agent) {
        return new Setup(agent, List.of(), 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(),
                Optional.empty(), Map.of());
    }

    /**
     * A value: a text, or what an environment variable holds.
     *
     * @param variable the variable whose value is taken where it is set and not empty
     */
    public record SetupValue(Optional<String> variable, Template.Text text) {}

    /** A file to write; mode in octal digits. */
    public record FileText(Template.Text content, String mode, Optional<Template.Text> owner) {}
}
