package org.oscine.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.MonitorProbe.Method;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.host.HttpRequest;
import org.oscine.host.WebAddress;

/** Reads {@code http} with its options. */
final class HttpReader {
    private static final int MOST_REDIRECTS = 20;
    private static final String OTHERS_IN_NAMES = "!#$%&'*+-.^_`|~";

    /** What says where a request ends is the engine's to say. */
    private static final List<String> OF_THE_ENGINE = List.of("connection", "content-length", "transfer-encoding");

    private final ReaderContext context;
    private final TemplateReader templates;
    private final HttpStatusReader statuses;
    private final TrustReader trusts;

    HttpReader(ReaderContext context) {
        this.context = context;
        this.templates = context.templates();
        this.statuses = new HttpStatusReader(context);
        this.trusts = new TrustReader(context);
    }

    MonitorProbe.Http<Template> read(Fields fields) {
        Template url = address(fields.take("http").orElseThrow());
        boolean stated = fields.has("method");
        Optional<Method> method = method(fields);
        boolean asked = stated && method.isEmpty(); // for something that there is not, which is reported already
        Map<String, Template> headers = headers(fields, fields.has("login"));
        Optional<Node.Entry> send = fields.take("send");
        if (send.isPresent() && !asked && !hasBody(method)) {
            misplaced(send.get(), "only a POST or a PUT sends something", "add 'method: POST', or remove 'send'");
        }
        Optional<Node.Entry> login = fields.take("login");
        Optional<Node.Entry> password = fields.take("password");
        if (login.isPresent() != password.isPresent()) {
            misplaced(login.isPresent() ? login.get() : password.get(), "'login' and 'password' belong together",
                    login.isPresent() ? "add 'password'" : "add 'login'");
        }
        int redirects = context.scalars().number(fields, "redirects", 0, MOST_REDIRECTS).orElse(0L).intValue();
        MonitorProbe.Tls<Template> trust = trusts.read(fields);
        List<MonitorProbe.StatusCode> codes = statuses.readCodes(fields);
        List<MonitorProbe.StatusRange> status = statuses.read(fields);
        Optional<Node.Entry> body = fields.take("body");
        if (body.isPresent() && method.isPresent() && method.get() == Method.HEAD) {
            misplaced(body.get(), "the answer to a HEAD has no body", "remove 'body', or use another method");
        }
        MonitorProbe.Request<Template> request = new MonitorProbe.Request<>(url, method.orElse(Method.GET), headers,
                send.isPresent() ? Optional.of(templates.text(send.get())) : Optional.empty(),
                login.isPresent() ? Optional.of(login(login.get())) : Optional.empty(),
                password.isPresent() ? Optional.of(password(password.get())) : Optional.empty(),
                redirects, trust.authorities(), trust.verified());
        return new MonitorProbe.Http<>(request, status, codes,
                body.isPresent() ? Optional.of(templates.pattern(body.get())) : Optional.empty());
    }

    private Template address(Node.Entry entry) {
        Template url = templates.text(entry);
        Optional<String> literal = literal(url);
        if (literal.isPresent()) {
            checkAddress(literal.get(), entry.value().span());
        }
        return url;
    }

    private void checkAddress(String text, Span place) {
        WebAddress address = WebAddress.of(text);
        if (address.hasUserInfo()) {
            context.faults().add("bad-address", place, "user and password do not belong in a web address",
                    "write them as login and password, since everybody can read the address");
        } else if (address.fault().exists()) {
            context.faults().add("bad-address", place, "'" + text + "' is not a web address", address.fault().cause());
        }
    }

    private Optional<Method> method(Fields fields) {
        List<String> names = new ArrayList<>();
        for (Method method : Method.values()) {
            names.add(method.name());
        }
        Optional<String> word = context.scalars().word(fields, "method", names);
        return word.isPresent() ? Optional.of(Method.valueOf(word.get())) : Optional.empty();
    }

    private static boolean hasBody(Optional<Method> method) {
        return method.isPresent() && (method.get() == Method.POST || method.get() == Method.PUT);
    }

    private void misplaced(Node.Entry entry, String summary, String help) {
        context.faults().add("misplaced-key", entry.key().span(), summary, help);
    }

    private Template login(Node.Entry entry) {
        Template login = templates.text(entry);
        Optional<String> literal = literal(login);
        if (literal.isPresent() && !HttpRequest.isLogin(literal.get())) {
            context.faults().add("bad-text", entry.value().span(), "HTTP knows no login with a colon or a control character",
                    "remove it: the password would begin after a colon");
        }
        return login;
    }

    /** It is never shown because it is made of a secret; so it must be made of one. */
    private Template password(Node.Entry entry) {
        Template password = templates.text(entry);
        boolean open = password != TemplateReader.MISSING;
        for (String name : password.references()) {
            open &= context.scope().isOpen(name);
        }
        if (open) {
            context.faults().add("open-password", entry.value().span(), "everybody could read this password",
                    "name a parameter with 'type: secret', or a value with 'secret: true'");
        }
        return password;
    }

    private Map<String, Template> headers(Fields fields, boolean login) {
        Optional<Node.Entry> entry = fields.take("headers");
        if (entry.isEmpty()) {
            return Map.of();
        }
        if (!(entry.get().value() instanceof Node.Mapping mapping)) {
            context.faults().wrongType("headers", "a mapping", entry.get().value(), "write { NAME: VALUE }");
            return Map.of();
        }
        Map<String, Template> headers = new LinkedHashMap<>();
        for (Node.Entry header : mapping.entries()) {
            checkName(header.key(), login);
            headers.put(header.key().text(), value(header));
        }
        return headers;
    }

    private void checkName(Node.Scalar name, boolean login) {
        if (login && name.text().equalsIgnoreCase("authorization")) {
            context.faults().add("misplaced-key", name.span(), "'login' sends the header '" + name.text() + "'",
                    "remove the header, or 'login' and 'password'");
        }
        if (OF_THE_ENGINE.contains(name.text().toLowerCase(Locale.ROOT))) {
            context.faults().add("bad-name", name.span(), "the header '" + name.text() + "' is the engine's to send",
                    "remove it: it follows from the request");
        } else if (!isToken(name.text())) {
            context.faults().add("bad-name", name.span(), "'" + name.text() + "' cannot be the name of a header",
                    "use letters, digits and -");
        }
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            boolean letter = 'a' <= it && it <= 'z' || 'A' <= it && it <= 'Z';
            if (!letter && (it < '0' || it > '9') && OTHERS_IN_NAMES.indexOf(it) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private Template value(Node.Entry header) {
        Template value = templates.text(header);
        Optional<String> literal = literal(value);
        if (literal.isPresent() && HttpRequest.hasControl(literal.get())) {
            context.faults().add("bad-text", header.value().span(),
                    "the value of the header '" + header.key().text() + "' has a line break or another control character",
                    "write it on one line: a line break would begin another header");
        }
        return value;
    }

    private static Optional<String> literal(Template template) {
        return template == TemplateReader.MISSING ? Optional.empty() : TemplateReader.literal(template);
    }
}
