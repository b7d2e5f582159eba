package org.oscine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.oscine.lint.Explanation;

class ExplainCommandTest {

    @Test
    void withoutATopicItListsThem() {
        assertThat(explain()).isEqualTo(new ToolRun(0, Explanation.overview(), ""));
    }

    @Test
    void aTopicIsExplained() {
        assertThat(explain("start.log").out()).startsWith("start.log (");
    }

    @Test
    void whatThereIsNotIsNotUnderstood() {
        assertThat(explain("start.logg")).isEqualTo(new ToolRun(2, "",
                "oscine: 'start' has no key 'logg'\nhelp: did you mean 'log'?\n"));
    }

    private static ToolRun explain(Object... arguments) {
        return ToolRun.of(ExplainCommand::new, arguments);
    }
}
