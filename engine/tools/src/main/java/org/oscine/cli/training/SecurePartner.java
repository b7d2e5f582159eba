package org.oscine.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Answers what the services of the training are asked over TLS, with a certificate that is made for it. */
final class SecurePartner implements AutoCloseable {
    private static final String ANSWER = "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nyes\n";
    /** It keeps nothing secret: the key goes with the training. */
    private static final String PASSWORD = "training";

    private final SSLServerSocket door;
    private final Path certificate;

    private SecurePartner(SSLServerSocket door, Path certificate) {
        this.door = door;
        this.certificate = certificate;
    }

    /** @param directory for the certificate, with its key */
    static SecurePartner in(Path directory) throws IOException, GeneralSecurityException {
        Path keys = directory.resolve("partner.p12");
        make(keys);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        String encoded = Base64.getMimeEncoder().encodeToString(store.getCertificate("partner").getEncoded());
        Path certificate = Files.writeString(directory.resolve("partner.pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        SSLServerSocket door = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!door.isClosed()) {
                answer(door);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new SecurePartner(door, certificate);
    }

    /** The JDK has no other way to make one. */
    private static void make(Path keys) throws IOException {
        Files.deleteIfExists(keys);
        Process keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "partner", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("keytool was interrupted", e);
        }
    }

    private static void answer(SSLServerSocket door) {
        try (SSLSocket caller = (SSLSocket) door.accept()) {
            caller.getInputStream().read(new byte[1024]);
            caller.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException over) {
            // The training is over, or the caller has gone.
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** The file of its certificate. */
    Path certificate() {
        return certificate;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
