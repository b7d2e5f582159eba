package org.oscine.reader;

import java.util.Optional;
import org.oscine.descriptor.MonitorProbe.Tls;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads {@code ca-file} and {@code verify}: whose certificates are accepted. */
final class TrustReader {
    private final ReaderContext context;

    TrustReader(ReaderContext context) {
        this.context = context;
    }

    /** Of a connection that may be encrypted or not. */
    Optional<Tls<Template>> readTls(Fields fields) {
        Optional<Node.Entry> entry = fields.take("tls");
        boolean encrypted = entry.isPresent() && context.scalars().flag(entry.get());
        for (String key : new String[] {"ca-file", "verify"}) {
            Optional<Node.Entry> option = encrypted ? Optional.empty() : fields.take(key);
            if (option.isPresent() && (entry.isEmpty() || isFalse(entry.get().value()))) {
                context.faults().add("misplaced-key", option.get().key().span(), "'" + key + "' has no effect without TLS",
                        "add 'tls: true', or remove '" + key + "'");
            }
        }
        return encrypted ? Optional.of(read(fields)) : Optional.empty();
    }

    private static boolean isFalse(Node value) {
        return value instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.BOOLEAN;
    }

    Tls<Template> read(Fields fields) {
        Optional<Template> authorities = context.templates().optionalPath(fields, "ca-file");
        Optional<Node.Entry> verify = fields.take("verify");
        boolean verified = verify.isEmpty() || context.scalars().flag(verify.get());
        if (!verified && authorities.isPresent()) {
            context.faults().add("misplaced-key", verify.get().key().span(),
                    "without 'verify', no certificate is looked at, and 'ca-file' has no effect", "remove one of them");
        }
        return new Tls<>(authorities, verified);
    }
}
