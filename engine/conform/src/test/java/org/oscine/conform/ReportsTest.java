package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.report.HtmlReport;
import org.oscine.conform.report.JUnitReport;
import org.oscine.conform.report.RunReport;
import org.oscine.conform.report.TextReport;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;
import org.oscine.conform.trial.Violation;
import org.oscine.conform.trial.Violation.Kind;

class ReportsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final EndedCall STOP = new EndedCall("stop", 5, false, false, "", "<gone> & \"lost\"\u0007\n", SECOND);

    @Test
    void theLineOfAFaultSaysWhatIsWrong() {
        assertThat(new TextReport(false).of(wrong())).isEqualTo("""
                WRONG   plain/config-missing-stop        no config at the stop (2.0 s)
                         wrong code: stop answered 5, expected 0
                """);
        assertThat(new TextReport(false).of(skipped())).contains("-       plain/socket-lost").contains("it has no socket");
    }

    @Test
    void colourIsForTerminals() {
        assertThat(new TextReport(true).of(wrong())).contains("\u001b[1;31mWRONG");
        assertThat(new TextReport(false).of(wrong())).doesNotContain("\u001b");
    }

    @Test
    void theSummaryCountsAndNamesTheSeed() {
        assertThat(new TextReport(false).summary(run())).isEqualTo(
                "asterisk: 0 right, 1 wrong, 0 undecided, 1 not for this service; 1 calls in 9 s (seed 42)\n");
    }

    @Test
    void junitIsWellFormedWhateverAnAgentPrints() throws Exception {
        String xml = JUnitReport.of(run());
        var root = parsed(xml);
        assertThat(root.getAttribute("tests")).isEqualTo("2");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getElementsByTagName("failure").item(0).getTextContent()).contains("stop answered 5, expected 0");
        assertThat(root.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void thePageHoldsTheEvidenceAndNeedsNothingElse() {
        String html = HtmlReport.of(run());
        assertThat(html).contains("1 of 1 faults show").contains("stop answered 5, expected 0").contains("<svg")
                .contains("&lt;gone&gt; &amp; &quot;lost&quot;").contains("4242 S asterisk");
        assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("src=");
    }

    @Test
    void anAgentWithoutAReasonIsToldOnceForTheRun() {
        assertThat(STOP.faultOfReason()).isEqualTo("there is no exit reason");
        EndedCall twice = new EndedCall("stop", 1, false, false, "", "ocf-exit-reason:a\nocf-exit-reason:b\n", SECOND);
        assertThat(twice.faultOfReason()).startsWith("2 exit reasons");
        EndedCall once = new EndedCall("stop", 1, false, false, "", "log\nocf-exit-reason:a\n", SECOND);
        assertThat(once.faultOfReason()).isEmpty();
        assertThat(once.reasons()).containsExactly("a");
    }

    private static org.w3c.dom.Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
    }

    private static RunReport run() {
        return new RunReport("asterisk", Path.of("/ocf/asterisk"), Optional.empty(), Instant.EPOCH, Duration.ofSeconds(9), 42,
                List.of(wrong(), skipped()));
    }

    private static FaultReport wrong() {
        return new FaultReport("plain", "config-missing-stop", "no config at the stop", "Stop succeeds.", Verdict.WRONG, "",
                SECOND, Duration.ofSeconds(2), List.of(
                        new Event.Deed(SECOND, "moved it away"),
                        new Event.Called(SECOND.plusMillis(10), "stop", Duration.ofSeconds(20), STOP, "0",
                                List.of("4242 S asterisk /usr/sbin/asterisk -F"), List.of(), List.of(
                                        new Violation(Kind.CODE, "stop answered 5, expected 0"),
                                        new Violation(Kind.REASON, "stop answered 5: there is no exit reason")))));
    }

    private static FaultReport skipped() {
        return new FaultReport("plain", "socket-lost", "the socket is lost", "It runs.", Verdict.SKIPPED, "it has no socket",
                SECOND, Duration.ZERO, List.of());
    }
}
