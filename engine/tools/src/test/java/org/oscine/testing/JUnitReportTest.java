package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitReportTest {

    @Test
    void everyCaseIsThereAndAFailureSaysWhatDiffered() throws Exception {
        Element suite = (Element) parse("""
                it is told:
                  action: meta-data
                "<it> & \\"runs\\"":
                  action: monitor
                """).getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(failed.getAttribute("name")).isEqualTo("<it> & \"runs\"");
        assertThat(failed.getAttribute("line")).isEqualTo("13");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("monitor: code, reason");
        assertThat(failure.getTextContent()).contains("- OCF_SUCCESS").contains("+ OCF_NOT_RUNNING");
    }

    private static Document parse(String cases) throws Exception {
        String xml = JUnitReport.render(List.of(Plays.play(cases)));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
