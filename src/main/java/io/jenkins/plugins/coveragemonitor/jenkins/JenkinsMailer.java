package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.Mailer;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.NamedMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.util.SetContextClassLoader;

/** Sends by Jenkins' current mail configuration: server, login, sender and reply address. */
final class JenkinsMailer implements Mailer {
    @Override
    public NamedMail message(String key) throws MessagingException {
        hudson.tasks.Mailer.DescriptorImpl mail = hudson.tasks.Mailer.descriptor();
        NamedMail message = new NamedMail(mail.createSession(), key);
        message.setFrom(sender(JenkinsLocationConfiguration.get().getAdminAddress()));
        String replyTo = FormStrings.toNull(mail.getReplyToAddress());
        if (replyTo != null) {
            message.setReplyTo(InternetAddress.parse(replyTo));
        }
        return message;
    }

    private static InternetAddress sender(String address) throws AddressException {
        InternetAddress[] all = InternetAddress.parse(address == null ? "" : address);
        if (all.length == 0) {
            throw new AddressException("Jenkins' system admin e-mail address is not set");
        }
        return all[0];
    }

    @Override
    @SuppressWarnings("try")
    public void send(MimeMessage message) throws MessagingException {
        // Jakarta Mail finds its content handlers by the thread's class loader, which is another one in a channel's
        // thread.
        try (SetContextClassLoader handlers = new SetContextClassLoader(Transport.class)) {
            Transport.send(message);
        }
    }
}
