package org.oscine.host.linux;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The certificates in a file of authorities. Of the hundred and more that a system has, only those are read that can have
 * signed what a server shows: to read all takes a cold engine longer than all the rest of a call.
 */
final class Authorities {
    /** Where Debian, Fedora, SUSE and Alpine have those that the system trusts. */
    private static final List<String> OF_SYSTEMS = List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem");

    private static final int LARGEST_FILE = 8 * 1024 * 1024;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private Authorities() {}

    /** Those of a file that matter to a chain; null for the JDK's own, where the system has no file. */
    static KeyStore that(Optional<String> file, X509Certificate[] chain) throws IOException, GeneralSecurityException {
        String path = file.isPresent() ? file.get() : systems();
        if (path == null) {
            return null;
        }
        List<byte[]> all = certificates(path);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (all.isEmpty()) {
            throw new IOException("there is no certificate in " + path);
        }
        for (byte[] certificate : all) {
            if (matters(new String(certificate, StandardCharsets.ISO_8859_1), chain)) {
                store.setCertificateEntry(Integer.toString(store.size()),
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
            }
        }
        return store;
    }

    private static String systems() {
        for (String path : OF_SYSTEMS) {
            if (Files.isRegularFile(Path.of(path))) {
                return path;
            }
        }
        return null;
    }

    private static List<byte[]> certificates(String path) throws IOException {
        Path file = Path.of(path);
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
            throw new IOException(path + " is no file of certificates");
        }
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(LARGEST_FILE), StandardCharsets.ISO_8859_1); // another file may be there by now
        }
        List<byte[]> all = new ArrayList<>();
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                throw new IOException("a certificate in " + path + " has no end");
            }
            try {
                all.add(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
            } catch (IllegalArgumentException e) {
                throw new IOException("a certificate in " + path + " is damaged", e);
            }
        }
        return all;
    }

    /** Whether it has the name of one that signed a certificate of the chain. */
    private static boolean matters(String certificate, X509Certificate[] chain) {
        for (X509Certificate signed : chain) {
            if (certificate.contains(new String(signed.getIssuerX500Principal().getEncoded(), StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return false;
    }
}
