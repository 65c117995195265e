package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Sends e-mail; Jenkins implements it with its own mail configuration. */
public interface Mailer {
    /**
     * An empty message with the sender set.
     *
     * @param key its key
     * @throws MessagingException if mail is not configured
     */
    NamedMail message(String key) throws MessagingException;

    /**
     * Sends a message; returns when the server has taken it.
     *
     * @throws MessagingException if the server did not; the text begins with the server's code if there is one
     */
    void send(MimeMessage message) throws MessagingException;
}
