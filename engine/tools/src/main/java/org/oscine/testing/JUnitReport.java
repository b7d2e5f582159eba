package org.oscine.testing;

import java.util.List;

/** The outcome as JUnit XML, which continuous integration shows: a suite for each file, a test case for each case. */
public final class JUnitReport {
    private static final int LAST_CONTROL = 0x1f;

    private JUnitReport() {}

    /** A whole document. */
    public static String render(List<Suite.Outcome> outcomes) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        outcomes.forEach(outcome -> suite(outcome, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(Suite.Outcome outcome, StringBuilder xml) {
        xml.append("  <testsuite name=\"").append(escaped(outcome.tests().file()))
                .append("\" tests=\"").append(outcome.verdicts().size())
                .append("\" failures=\"").append(outcome.failed().size()).append("\" errors=\"0\">\n");
        outcome.verdicts().forEach(verdict -> testCase(outcome.tests().file(), verdict, xml));
        xml.append("  </testsuite>\n");
    }

    private static void testCase(String file, Verdict verdict, StringBuilder xml) {
        xml.append("    <testcase classname=\"").append(escaped(file))
                .append("\" name=\"").append(escaped(verdict.it().name()))
                .append("\" file=\"").append(escaped(file))
                .append("\" line=\"").append(verdict.it().span().line()).append('"');
        if (verdict.passed()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n");
        verdict.failures().forEach(failure -> xml.append("      <failure message=\"").append(escaped(message(failure)))
                .append("\">").append(escaped(TextReport.differences(failure))).append("</failure>\n"));
        xml.append("    </testcase>\n");
    }

    private static String message(Verdict.Failure failure) {
        List<String> what = failure.differences().stream().map(Difference::what).distinct().toList();
        return failure.step().asked().action().word() + ": " + String.join(", ", what);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(switch (c) {
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '&' -> "&amp;";
                case '"' -> "&quot;";
                case '\n', '\t' -> String.valueOf(c);
                default -> c <= LAST_CONTROL ? "\uFFFD" : String.valueOf(c); // XML 1.0 has no other control characters
            });
        }
        return escaped.toString();
    }
}
