package org.oscine.manual;

import java.time.LocalDate;
import org.oscine.descriptor.Descriptor;
import org.oscine.lint.Reference;

/**
 * The pages of the manual, each made of what is there anyhow: the commands, the schema, the descriptors.
 *
 * @param date the date on the pages
 * @param version the engine and its version, such as {@code oscine 1.0.0}
 */
public record Manual(LocalDate date, String version) {

    /**
     * One page.
     *
     * @param name without the section
     * @param section the section of the manual
     * @param text the page in roff
     */
    public record Page(String name, int section, String text) {
        /** Where the page lies below a directory that man(1) searches. */
        public String path() {
            return "man" + section + "/" + name + "." + section;
        }
    }

    /**
     * oscine(1).
     *
     * @param commands the commands as a page in Markdown
     */
    public Page commands(String commands) {
        Roff page = new Roff("oscine", 1, date, version)
                .name("oscine", "Pacemaker resource agents, each described in one YAML file");
        page.section("SYNOPSIS").paragraph("**oscine** *COMMAND* [*ARGUMENT*...]");
        MarkdownPage.write(page, commands);
        page.section("SEE ALSO").paragraph("oscine-descriptor(5), pacemaker(7), crm(8), pcs(8)");
        return new Page("oscine", 1, page.toString());
    }

    /** oscine-descriptor(5), made of the schema. */
    public Page language() {
        Roff page = new Roff("oscine-descriptor", 5, date, version)
                .name("oscine-descriptor", "a service as a Pacemaker resource agent, in YAML");
        page.section("SYNOPSIS").paragraph("/etc/oscine/descriptors/*NAME*.yaml");
        MarkdownPage.write(page, Reference.markdown());
        page.section("SEE ALSO").paragraph("oscine(1)");
        return new Page("oscine-descriptor", 5, page.toString());
    }

    /** ocf_oscine_NAME(7), made of a descriptor. */
    public Page agent(Descriptor descriptor) {
        return new Page(AgentPage.name(descriptor), 7, AgentPage.of(descriptor, date));
    }
}
