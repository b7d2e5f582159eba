package org.oscine.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.oscine.draft.AgentImport;
import org.oscine.metadata.Metadata;
import org.oscine.reader.DescriptorText;

/** Metadata of agents: what is drafted of it reads clean. */
final class MetadataSubject implements Subject {
    private static final String ODD = """
            <?xml version="1.0"?>
            <!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd" [ <!ENTITY x "y"> ]>
            <resource-agent name="odd &amp; ends" version="1.0">
            <longdesc lang="en">More &lt; than &#x2028; one
            line</longdesc><shortdesc lang="en"></shortdesc>
            <parameters>
            <parameter name="user" unique="0"><longdesc/><shortdesc/><content type="string" default=""/></parameter>
            <parameter name="a-b" unique="1" required="1"><shortdesc>&#9;</shortdesc><content type="integer" default="007"/></parameter>
            <parameter name="node"><content type="select" default="b"><option value="a"/><option value="b"/></content></parameter>
            <parameter name="wait"><content type="time" default="0"/></parameter>
            <parameter name="passwd"><content type="string" default="x"/></parameter>
            <parameter name="opts"><content type="string" default="-a 'b"/></parameter>
            </parameters>
            <actions>
            <action name="start" timeout="20"/><action name="stop" timeout="1min"/>
            <action name="monitor" depth="0" timeout="20s" interval="10"/><action name="promote" timeout="10"/>
            </actions>
            </resource-agent>
            """;

    @Override
    public String name() {
        return "metadata";
    }

    @Override
    public List<String> seeds() {
        List<String> seeds = new ArrayList<>(List.of(ODD));
        Seeds.descriptors().forEach(text ->
                DescriptorText.read("xd.yaml", text).descriptor().ifPresent(it -> seeds.add(Metadata.render(it))));
        return seeds;
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) {
        return UnitSubject.isClean(AgentImport.draft("", "/usr/lib/ocf/resource.d/x/odd", input));
    }
}
