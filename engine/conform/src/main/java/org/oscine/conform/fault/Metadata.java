package org.oscine.conform.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.oscine.conform.subject.MetadataXml;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.Violation;

/** What ocf-tester does first. */
final class Metadata implements Fault {
    private static final Path DTD = Path.of("/usr/share/resource-agents/ra-api-1.dtd");

    @Override
    public String name() {
        return "metadata";
    }

    @Override
    public String title() {
        return "meta-data as an unprivileged user, with and without programs";
    }

    @Override
    public String rule() {
        return "Before every start, Pacemaker asks for the metadata as user hacluster: the action needs no "
                + "privileges, parameters or programs, and its output must be valid.";
    }

    @Override
    public void arrange(Trial trial) {
        trial.note("the service is stopped");
    }

    @Override
    public void expect(Trial trial) {
        Event.Called called = trial.ask(CallSpec.of("meta-data").asNobody(), Expected.WELL);
        valid(trial, called.call().stdout());
        trial.ask(CallSpec.of("meta-data").environment("OCF_TESTER_FAIL_HAVE_BINARY", "1").remark("without programs"),
                Expected.WELL);
    }

    private static void valid(Trial trial, String text) {
        Optional<String> fault = MetadataXml.read(text).isEmpty() ? Optional.of("it is not a <resource-agent>") : byDtd(text);
        trial.look("the metadata is valid", fault.orElse(Files.exists(DTD) ? "valid against " + DTD : "well-formed"),
                fault.map(it -> new Violation[] {new Violation(Violation.Kind.OTHER, "the metadata is not valid: " + it)})
                        .orElse(new Violation[0]));
    }

    /** As ocf-tester does it, with xmllint; where either is missing, being well-formed has to do. */
    private static Optional<String> byDtd(String text) {
        if (!Files.exists(DTD)) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder(List.of("xmllint", "--noout", "--nonet", "--dtdvalid", DTD.toString(), "-"))
                    .redirectErrorStream(true).start();
            try (var out = process.outputWriter()) {
                out.write(text.replaceFirst("<!DOCTYPE[^>]*>", ""));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.empty() : Optional.of(said.split("\n")[0]);
        } catch (IOException noXmllint) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
