package io.jenkins.plugins.coveragemonitor.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Speaks SMTP until STARTTLS (RFC 3207), then hands the encrypted talk to a mail server that cannot do that itself. Uses
 * the certificate that GreenMail brings.
 */
public final class StartTlsProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int mailPort;
    private volatile boolean encrypted;

    public StartTlsProxy(int mailPort) throws IOException {
        this.mailPort = mailPort;
        run(() -> {
            try (Socket client = server.accept()) {
                talk(client);
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    public boolean wasEncrypted() {
        return encrypted;
    }

    private void talk(Socket client) throws Exception {
        OutputStream out = client.getOutputStream();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
        say(out, "220 proxy");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("STARTTLS")) {
                say(out, "220 go");
                break;
            }
            say(out, line.startsWith("EHLO") ? "250-proxy\r\n250 STARTTLS" : "530 encrypt first");
        }
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys().getKeyManagers(), null, null);
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
        secure.setUseClientMode(false);
        secure.startHandshake();
        encrypted = true;
        try (Socket mail = new Socket(InetAddress.getLoopbackAddress(), mailPort)) {
            InputStream fromMail = mail.getInputStream();
            int greeting = fromMail.read();
            while (greeting != '\n') {
                greeting = fromMail.read();
            }
            run(() -> fromMail.transferTo(secure.getOutputStream()));
            secure.getInputStream().transferTo(mail.getOutputStream());
        }
    }

    private static KeyManagerFactory keys() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = StartTlsProxy.class.getResourceAsStream("/greenmail.p12")) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        return keys;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** What a thread does until a connection ends. */
    private interface Work {
        void run() throws Exception;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception ended) {
                // The other side hung up, as it may.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
