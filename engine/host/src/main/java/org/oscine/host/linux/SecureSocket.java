package org.oscine.host.linux;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.oscine.host.HttpRequest.Trust;
import org.oscine.host.WebAddress;

/** TLS over a connection; what can be wrong with it in an administrator's words. */
final class SecureSocket {
    private SecureSocket() {}

    static Socket over(Socket plain, WebAddress url, Trust trust) throws IOException {
        try {
            return over(plain, Names.unbracketed(url.host()), url.port(), trust);
        } catch (NoTls e) {
            throw new IOException(e.getMessage() + "; does it want http:// instead of https://?", e);
        }
    }

    /** @param host its name, or its address without brackets */
    static Socket over(Socket plain, String host, int port, Trust trust) throws IOException {
        try {
            TrustManager[] judges = {trust.verified() ? new ServerTrust(host, trust.authorities()) : new NoTrust()};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, judges, null);
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = secured.getSSLParameters();
            if (trust.verified()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (SSLException e) {
            throw isPlain(e) ? new NoTls(e) : new IOException(inWords(e), e);
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The other end does not speak TLS. */
    private static final class NoTls extends IOException {
        private static final long serialVersionUID = 1;

        NoTls(SSLException cause) {
            super("it does not speak TLS", cause);
        }
    }

    private static boolean isPlain(SSLException failure) {
        return String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message");
    }

    private static String inWords(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerTrust.Distrust distrust) {
                return distrust.getMessage();
            }
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("protocol_version") || message.contains("protocol version")) {
            return "it speaks only versions of TLS that are not safe any more";
        }
        if (message.contains("handshake_failure")) {
            return "it has no version or cipher of TLS in common with this machine, or it wants a certificate of the client";
        }
        return message.contains("terminated the handshake") ? "it closed the connection before TLS was agreed on" : "TLS failed: " + message;
    }
}
