package org.oscine.reader;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Attempts;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.MonitorProbe.Protocol;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;
import org.oscine.host.HostAndPort;
import org.oscine.ocf.ReturnCode;

/** Reads the entries of {@code monitor} and of {@code start.ready}. */
final class MonitorReader implements Section.KindReader<Monitor<Template>> {
    private static final Family FAMILY = new Family("a monitor probe",
            DescriptorKeys.MONITOR_PROBE_KINDS, DescriptorKeys.MONITOR_PROBE_OPTIONS);
    private static final int MOST_LEVEL = 1000;
    private static final int MOST_ATTEMPTS = 100;

    private static final List<String> PROTOCOLS = List.of(Protocol.TCP.word(), Protocol.UDP.word());

    private final ReaderContext context;
    private final TemplateReader templates;
    private final HttpReader pages;
    private final DialogueReader dialogues;
    private final TrustReader trusts;

    MonitorReader(ReaderContext context) {
        this.context = context;
        this.templates = context.templates();
        this.pages = new HttpReader(context);
        this.dialogues = new DialogueReader(context);
        this.trusts = new TrustReader(context);
    }

    @Override
    public String noun() {
        return "monitor probe";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public Optional<Monitor<Template>> read(Fields fields) {
        Optional<MonitorProbe<Template>> probe = probe(fields);
        int level = context.scalars().number(fields, "level", 0, MOST_LEVEL).orElse(0L).intValue();
        Optional<Duration> timeout = context.scalars().duration(fields, "timeout");
        Optional<ReturnCode> code = code(fields);
        int attempts = context.scalars().number(fields, "attempts", 1, MOST_ATTEMPTS).orElse(1L).intValue();
        Duration between = context.scalars().duration(fields, "between").orElse(Attempts.USUAL_PAUSE);
        return probe.isPresent()
                ? Optional.of(new Monitor<>(probe.get(), level, timeout, code, new Attempts(attempts, between)))
                : Optional.empty();
    }

    /** A question that failed cannot tell that the service is stopped, nor that all is well. */
    private Optional<ReturnCode> code(Fields fields) {
        Optional<Node.Entry> entry = fields.take("code");
        Optional<ReturnCode> code = entry.isPresent() ? Codes.read(context, entry.get()) : Optional.empty();
        if (code.isPresent() && (code.get() == ReturnCode.OCF_SUCCESS || code.get() == ReturnCode.OCF_NOT_RUNNING
                || code.get() == ReturnCode.OCF_RUNNING_PROMOTED)) {
            context.faults().add("bad-code", entry.get().value().span(), code.get() + " cannot be the code of a question that failed",
                    "use one of the OCF_ERR_ codes, OCF_FAILED_PROMOTED, OCF_DEGRADED or OCF_DEGRADED_PROMOTED");
        }
        return code;
    }

    private Optional<MonitorProbe<Template>> probe(Fields fields) {
        return switch (fields.kind(FAMILY)) {
            case "run" -> Optional.of(new MonitorProbe.Command<>(context.commands().readQuestion(fields)));
            case "tcp" -> Optional.of(new MonitorProbe.Tcp<>(port(fields, "tcp"), templates.optional(fields, "send"),
                    templates.pattern(fields, "expect"), dialogues.read(fields), trusts.readTls(fields)));
            case "udp" -> Optional.of(new MonitorProbe.Udp<>(
                    port(fields, "udp"), templates.required(fields, "send", "a UDP port answers only when something is sent to it"),
                    templates.pattern(fields, "expect")));
            case "unix-socket" -> Optional.of(new MonitorProbe.UnixSocket<>(templates.requiredPath(fields, "unix-socket", ""),
                    templates.optional(fields, "send"), templates.pattern(fields, "expect"), dialogues.read(fields)));
            case "http" -> Optional.of(pages.read(fields));
            case "listening" -> Optional.of(new MonitorProbe.Listening<>(port(fields, "listening"), protocol(fields)));
            case "connected" -> Optional.of(new MonitorProbe.Connected<>(port(fields, "connected")));
            default -> Optional.empty();
        };
    }

    private Protocol protocol(Fields fields) {
        Optional<String> word = context.scalars().word(fields, "protocol", PROTOCOLS);
        return word.isPresent() ? Protocol.values()[PROTOCOLS.indexOf(word.get())] : Protocol.TCP;
    }

    private Template port(Fields fields, String key) {
        Node.Entry entry = fields.take(key).orElseThrow();
        Template address = templates.text(entry);
        Optional<String> literal = literal(address);
        if (literal.isPresent() && !HostAndPort.isOne(literal.get())) {
            context.faults().add("bad-address", entry.value().span(), "'" + literal.get() + "' is not HOST:PORT",
                    "write both, and an IPv6 address in brackets: 127.0.0.1:5060, [::1]:5060");
        }
        return address;
    }

    private static Optional<String> literal(Template template) {
        return template == TemplateReader.MISSING ? Optional.empty() : TemplateReader.literal(template);
    }
}
