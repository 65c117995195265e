package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Sends a message as e-mail, as text and HTML. Later mails about an alert reply to the first, so that mail readers show
 * one thread; {@code Message-ID} and the header {@code X-Coverage-Monitor-Key} are the same for every attempt at the
 * same message.
 */
public final class EmailChannel extends ConfiguredChannel<EmailSettings> {
    static final String KEY = "X-Coverage-Monitor-Key";
    private static final Pattern CODE = Pattern.compile("(?:^\\s*|response: )([245]\\d\\d)\\b");

    /** The longest chain of causes, which may be circular. */
    private static final int DEEPEST = 20;

    private final Mailer mailer;

    /** A channel with settings that sends by a mailer. */
    public EmailChannel(EmailSettings settings, Mailer mailer) {
        super(settings);
        this.mailer = mailer;
    }

    @Override
    public Delivery deliver(Message message, String reference) {
        Set<String> receivers = receivers(message.people());
        if (receivers.isEmpty()) {
            return new Delivery.Refused(
                    "no receiver is known: no owner and no author of this message has an e-mail address");
        }
        try {
            mailer.send(mail(message, reference, receivers));
            return new Delivery.Delivered(NamedMail.id(message.id()));
        } catch (AuthenticationFailedException e) {
            return new Delivery.Refused("the mail server does not accept the login");
        } catch (MessagingException e) {
            return meaning(e);
        }
    }

    /** Fixed addresses, and those of the people concerned. */
    private Set<String> receivers(People people) {
        Set<String> receivers = new LinkedHashSet<>();
        for (String to : settings.to()) {
            switch (to) {
                case EmailSettings.OWNERS -> receivers.addAll(people.owners());
                case EmailSettings.AUTHORS ->
                    people.authors().stream()
                            .map(People.Author::address)
                            .filter(Objects::nonNull)
                            .forEach(receivers::add);
                default -> receivers.add(to);
            }
        }
        receivers.removeIf(to -> !EmailSettings.ADDRESS.matcher(to).matches());
        return receivers;
    }

    private MimeMessage mail(Message message, String first, Set<String> receivers) throws MessagingException {
        Template.Rendered rendered = settings.template().render(message);
        MimeMessage mail = mailer.message(message.id());
        for (String to : receivers) {
            mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
        }
        mail.setSubject(rendered.title().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        mail.setSentDate(Date.from(message.time()));
        mail.setHeader(KEY, message.id());
        mail.setHeader("Auto-Submitted", "auto-generated");
        // The id of the alert is the root of the thread, even if the first mail is no longer known.
        String root = NamedMail.id(message.thread());
        if (!first.isEmpty()) {
            mail.setHeader("In-Reply-To", first);
        }
        mail.setHeader("References", first.isEmpty() ? root : root + " " + first);
        mail.setContent(EmailBody.of(message, rendered, settings.name()));
        return mail;
    }

    /** A 5xx of the server is final (RFC 5321, 4.2.1), everything else is temporary; only the code is reported. */
    private static Delivery meaning(MessagingException failure) {
        for (Exception at = failure;
                at != null;
                at = at instanceof MessagingException m ? m.getNextException() : null) {
            Matcher code = CODE.matcher(String.valueOf(at.getMessage()));
            if (code.find()) {
                String why = "the mail server answered " + code.group(1);
                return code.group(1).startsWith("5")
                        ? new Delivery.Refused(why)
                        : new Delivery.Later(why, Duration.ZERO);
            }
        }
        return new Delivery.Later("the mail could not be sent (" + kind(failure) + ")", Duration.ZERO);
    }

    /** Only the kind of failure: its text could contain an address or what was sent to the server. */
    private static String kind(MessagingException failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof UnknownHostException) {
                return "the name of the mail server has no address";
            }
            if (at instanceof SSLException) {
                return "no encrypted connection could be made; look at the mail server's certificate";
            }
            if (at instanceof ConnectException || at instanceof SocketTimeoutException) {
                return "the mail server does not answer";
            }
            at = at instanceof MessagingException m && m.getNextException() != null
                    ? m.getNextException()
                    : at.getCause();
        }
        return "the mail server broke it off";
    }
}
