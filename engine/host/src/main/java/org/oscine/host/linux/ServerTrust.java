package org.oscine.host.linux;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whether a server's certificate comes from an authority that is trusted, is in its time, and has the host's name. The
 * JDK decides; this only gives it those authorities that can matter, and says what is wrong.
 */
final class ServerTrust extends ClientTrust {
    private static final int NAMES_SHOWN = 4;
    private static final int LONGEST_NAME = 80;
    private static final List<Integer> DNS_NAME_AND_ADDRESS = List.of(2, 7);

    private final String host;
    private final Optional<String> file;

    ServerTrust(String host, Optional<String> file) {
        this.host = host;
        this.file = file;
    }

    /** Why a certificate is not accepted. */
    static final class Distrust extends CertificateException {
        private static final long serialVersionUID = 1;

        Distrust(String why) {
            super(why);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkTime(chain[0]);
        try {
            KeyStore authorities = Authorities.that(file, chain);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities);
            if (authorities != null && authorities.size() == 0) {
                throw unknown(chain);
            }
            check((X509ExtendedTrustManager) factory.getTrustManagers()[0], chain, type, socket);
        } catch (Distrust e) {
            throw e;
        } catch (CertificateException e) {
            // The JDK has a class of its own for what is wrong with a chain, and none for a wrong name.
            throw e.getClass() == CertificateException.class ? misnamed(chain[0]) : untrusted(chain, e);
        } catch (GeneralSecurityException e) {
            throw new Distrust("its certificate cannot be checked: " + e.getMessage());
        } catch (IOException e) {
            throw new Distrust(e.getMessage());
        }
    }

    /** The JDK takes no certificate for a host with an underscore, so its name is compared here. */
    private void check(X509ExtendedTrustManager jdk, X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        if (host.indexOf('_') < 0) {
            jdk.checkServerTrusted(chain, type, socket);
            return;
        }
        jdk.checkServerTrusted(chain, type);
        for (String name : names(chain[0])) {
            int dot = host.indexOf('.');
            if (name.equalsIgnoreCase(host) || dot > 0 && name.equalsIgnoreCase("*" + host.substring(dot))) {
                return;
            }
        }
        throw misnamed(chain[0]);
    }

    private static void checkTime(X509Certificate certificate) throws Distrust {
        Instant now = Instant.now();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new Distrust("its certificate expired on " + day(end));
        }
        Instant beginning = certificate.getNotBefore().toInstant();
        if (now.isBefore(beginning)) {
            throw new Distrust("its certificate is not valid before " + day(beginning));
        }
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private Distrust untrusted(X509Certificate[] chain, CertificateException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.startsWith("unable to find valid certification path") ? unknown(chain) : new Distrust(
                "its certificate is not accepted: " + message);
    }

    private Distrust unknown(X509Certificate[] chain) {
        X509Certificate last = chain[chain.length - 1];
        String where = file.isPresent() ? "is not in " + file.get() : "is not known to this machine; 'ca-file' can name it";
        boolean itself = chain[0].getIssuerX500Principal().equals(chain[0].getSubjectX500Principal());
        return new Distrust(itself
                ? "its certificate is signed by itself, and " + where
                : "the authority that signed its certificate " + where + ": " + shown(last.getIssuerX500Principal().getName()));
    }

    private Distrust misnamed(X509Certificate certificate) throws CertificateException {
        List<String> names = names(certificate);
        StringBuilder shown = new StringBuilder(names.isEmpty() ? "no host" : "");
        for (int i = 0; i < Math.min(NAMES_SHOWN, names.size()); i++) {
            shown.append(i == 0 ? "" : ", ").append(shown(names.get(i)));
        }
        String more = names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
        return new Distrust("its certificate is for " + shown + more + ", and not for " + host);
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        if (all != null) {
            for (List<?> name : all) {
                if (DNS_NAME_AND_ADDRESS.contains(name.get(0))) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        }
        return names;
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
    }
}
