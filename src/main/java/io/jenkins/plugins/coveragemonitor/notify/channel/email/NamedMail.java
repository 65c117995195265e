package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail whose {@code Message-ID} (RFC 5322, 3.6.4) is the message's key: the same for every attempt, so that a mail
 * server or reader knows a double, and known to the mails that answer it.
 */
public final class NamedMail extends MimeMessage {
    private static final String ID = "Message-ID";

    private final String key;

    /** An empty mail for the message of a key. */
    public NamedMail(Session session, String key) {
        super(session);
        this.key = key;
    }

    /** What the mail of a key is called. */
    static String id(String key) {
        return "<" + key + "@coverage-monitor>";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader(ID, id(key));
    }
}
