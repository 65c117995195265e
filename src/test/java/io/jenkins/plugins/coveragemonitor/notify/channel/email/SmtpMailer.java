package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import io.jenkins.plugins.coveragemonitor.notify.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Sends by SMTP. */
public final class SmtpMailer implements Mailer {
    private static final String TIMEOUT = "20000";

    private final Server server;
    private final Session session;

    /**
     * A mail server.
     *
     * @param host its name
     * @param port its port
     * @param startTls whether the connection must be encrypted; if it cannot be, nothing is sent
     * @param user the user to log in, or {@code null} for no login
     * @param password the password, or {@code null}
     * @param from the sender's address
     */
    public record Server(String host, int port, boolean startTls, String user, Secret password, String from) {}

    /** Sends by a server, with the system's certificates. */
    public SmtpMailer(Server server) {
        this(server, new Properties());
    }

    /** Sends by a server with further properties of Jakarta Mail, such as {@code mail.smtp.ssl.trust}. */
    public SmtpMailer(Server server, Properties more) {
        this.server = server;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", Integer.toString(server.port()));
        properties.put("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT);
        properties.put("mail.smtp.timeout", TIMEOUT);
        properties.put("mail.smtp.writetimeout", TIMEOUT);
        properties.putAll(more);
        session = Session.getInstance(properties);
    }

    @Override
    public NamedMail message(String key) throws MessagingException {
        NamedMail message = new NamedMail(session, key);
        message.setFrom(new InternetAddress(server.from()));
        return message;
    }

    @Override
    public void send(MimeMessage message) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            String password =
                    server.password() == null ? null : server.password().reveal();
            transport.connect(server.host(), server.port(), server.user(), password);
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
