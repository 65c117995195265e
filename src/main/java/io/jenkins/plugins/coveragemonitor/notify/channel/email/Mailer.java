package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** How e-mail leaves the house; Jenkins implements it by its own mail configuration. */
public interface Mailer {
    /**
     * An empty message with the sender set.
     *
     * @param key names it
     * @throws MessagingException if mail is not configured
     */
    NamedMail message(String key) throws MessagingException;

    /**
     * Sends a message; returns when the server has taken it.
     *
     * @throws MessagingException if the server did not; its text begins with the server's code if it gave one
     */
    void send(MimeMessage message) throws MessagingException;
}
