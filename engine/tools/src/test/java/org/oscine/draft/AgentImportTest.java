package org.oscine.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentImportTest {
    private static final String XML = """
            INFO: something that an agent prints before
            <?xml version="1.0"?>
            <!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
            <resource-agent name="xd" version="1.1">
            <version>1.0</version>
            <longdesc lang="en">
            Runs one xd.
              Indented, & with "quotes".
            </longdesc>
            <shortdesc lang="en">The xd server</shortdesc>
            <parameters>
            PARAMETERS
            </parameters>
            <actions>
            <action name="start" timeout="90" />
            <action name="stop" timeout="1500ms" />
            <action name="monitor" timeout="20s" interval="15s" depth="0" />
            <action name="monitor" timeout="99s" interval="99s" depth="10" />
            <action name="promote" timeout="10s" />
            <action name="meta-data" timeout="5s" />
            </actions>
            </resource-agent>
            and after
            """.replace("& with", "&amp; with");

    private static String draft(String parameters) {
        return Drafts.text(AgentImport.draft("", "xd", XML.replace("PARAMETERS", parameters)));
    }

    private static String parameter(String name, String attributes, String content) {
        return "<parameter name=\"" + name + "\" " + attributes + "><longdesc>Long " + name + "</longdesc><shortdesc>"
                + "Short</shortdesc><content " + content + "/></parameter>";
    }

    @Test
    void allThatTheMetadataPromisesIsTakenOver() {
        String text = draft(parameter("binary", "", "type=\"string\" default=\"/usr/sbin/xd\"")
                + parameter("port", "unique=\"1\"", "type=\"integer\" default=\"0080\"")
                + parameter("home", "required=\"1\"", "type=\"string\"")
                + parameter("wait", "", "type=\"time\" default=\"5min\"")
                + parameter("verbose", "", "type=\"boolean\" default=\"on\"")
                + parameter("db_password", "", "type=\"string\" default=\"x\"")
                + parameter("pidfile", "", "type=\"string\" default=\"/run/xd.pid\"")
                + parameter("config", "unique-group=\"a\"", "type=\"string\" default=\"/etc/xd.conf\"")
                + parameter("user", "", "type=\"string\" default=\"xd\"")
                + parameter("extra_options", "", "type=\"string\""));
        assertThat(text).isEqualTo("""
                # Made from the metadata of xd: its parameters and timeouts. What the agent does is left to you.
                # TODO: these actions of the agent are not imported: promote
                agent: xd
                version: 0.1.0
                summary: The xd server
                description: |
                  Runs one xd.
                  Indented, & with "quotes".

                parameters:
                  binary: { default: /usr/sbin/xd, summary: Short, description: Long binary }
                  port: { type: integer, default: 80, unique: true, summary: Short, description: Long port }
                  home: { required: true, summary: Short, description: Long home }
                  wait: { type: time, default: 300s, summary: Short, description: Long wait }
                  verbose: { type: boolean, default: true, summary: Short, description: Long verbose }
                  db_password: { type: secret, summary: Short, description: Long db_password }
                  pidfile: { default: /run/xd.pid, summary: Short, description: Long pidfile }
                  config: { default: /etc/xd.conf, unique: true, summary: Short, description: Long config }
                  user: { default: xd, summary: Short, description: Long user }
                  extra_options: { type: arguments, summary: Short, description: Long extra_options }

                validate:
                  root: { root: true }
                  server: { binary: "${binary}", unless: probe }
                  config: { file: "${config}", unless: probe }
                  user: { user: "${user}" }

                status:
                  server: { pidfile: "${pidfile}", executable: "${binary}" }

                # TODO: this command line is guessed from the names of the parameters; put each where it belongs, in monitor, in
                # stop, or here, and delete what you do not need
                # TODO: with 'command' the program puts itself into the background; otherwise write 'foreground' and drop status
                start:
                  command:
                    - "${binary}"
                    - -c
                    - "${config}"
                    - --port
                    - "${port}"
                    - --home
                    - "${home}"
                    - --wait
                    - "${wait}"
                    - { when: verbose, then: --verbose }
                    - "${extra_options}"
                  user: "${user}"
                  environment: { DB_PASSWORD: "${db_password}" }

                # TODO: if there is a command that asks the service to stop, put it first.
                # TODO: add a section monitor above: a check that only a working service passes.
                stop:
                  steps: { terminate: { signal: TERM }, kill: { signal: KILL } }

                actions:
                  start: { timeout: 90s }
                  stop: { timeout: 1500ms }
                  monitor: { timeout: 20s, interval: 15s }
                  meta-data: { timeout: 5s }
                """);
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @Test
    void whatDoesNotFitIsKeptWithATodo() {
        String text = draft(parameter("rundir", "", "type=\"string\" default=\"/run/xd\"")
                + parameter("a-b", "", "type=\"string\"")
                + parameter("count", "", "type=\"integer\" default=\"many\"")
                + parameter("flag", "", "type=\"boolean\" default=\"perhaps\"")
                + parameter("path_to", "", "type=\"string\" default=\"${HOME}/x\"")
                + parameter("twice", "", "type=\"string\"") + parameter("twice", "", "type=\"integer\""));
        assertThat(text).contains("rundir:").contains("a_b:").contains("count: { default: many,")
                .contains("flag: { default: perhaps,").contains("# TODO: upstream's default is ${HOME}/x")
                .containsOnlyOnce("twice:");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @Test
    void aDescriptionThatOnlyRepeatsTheSummaryIsLeftOut() {
        String text = draft("<parameter name=\"a\"><longdesc>\nthe\n home.\n</longdesc><shortdesc>The home</shortdesc>"
                + "<content type=\"string\"/></parameter>");
        assertThat(text).contains("  a: { summary: The home }\n");
    }

    @Test
    void aSelectBecomesAnEnum() {
        String text = draft("<parameter name=\"mode\"><shortdesc>Mode</shortdesc><content type=\"select\" default=\"b\">"
                + "<option value=\"a\"/><option value=\"b\"/></content></parameter>");
        assertThat(text).contains("mode: { type: enum, values: [a, b], default: b, summary: Mode }");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    @Test
    void whatIsNoMetadataIsRefused() {
        assertThat(AgentImport.draft("", "x.xml", "<html></html>"))
                .isEqualTo(new DraftResult.Refused("x.xml is not the metadata of an agent (XML with <resource-agent>)"));
        assertThat(AgentImport.draft("", "x.xml", "<resource-agent><a></resource-agent>"))
                .isInstanceOf(DraftResult.Refused.class);
    }

    @Test
    void noOtherFileIsReadForTheSakeOfTheXml() {
        assertThat(AgentImport.draft("", "x.xml", "<!DOCTYPE resource-agent [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<resource-agent name=\"x\"><shortdesc>&e;</shortdesc></resource-agent>"))
                .isInstanceOf(DraftResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<shortdesc></shortdesc><longdesc>&#x2028;</longdesc>", "<shortdesc>a&#x2028;b</shortdesc>", "<shortdesc>&#x85;</shortdesc>",
        "<parameters><parameter name='w'><content type='time' default='0'/></parameter></parameters>",
        "<parameters><parameter name='w'><content type='time' default='9999999h'/></parameter></parameters>",
        "<parameters><parameter name='s'><content type='select' default='b'><option value='a'/><option value='a'/><option value=''/></content></parameter></parameters>",
        "<actions><action name='start' timeout='9999999h'/><action name='monitor' timeout='0' interval='0'/></actions>"})
    void oddMetadataIsDraftedWithoutAFault(String inside) {
        DraftResult drafted = AgentImport.draft("", "x", "<resource-agent name='xd'>" + inside + "</resource-agent>");
        assertThat(Drafts.faults(Drafts.text(drafted)).stream().filter(fault -> !fault.contains("unused"))).isEmpty();
    }
}
