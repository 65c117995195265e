package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail whose {@code Message-ID} (RFC 5322, 3.6.4) is the message's key. It is the same for every attempt, so that
 * servers and readers recognise duplicates, and replies can refer to it.
 */
public final class NamedMail extends MimeMessage {
    private static final String ID = "Message-ID";

    private final String key;

    /** An empty mail for the message with a key. */
    public NamedMail(Session session, String key) {
        super(session);
        this.key = key;
    }

    /** The {@code Message-ID} for a key. */
    static String id(String key) {
        return "<" + key + "@coverage-monitor>";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader(ID, id(key));
    }
}
