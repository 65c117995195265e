package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;

/** The two forms of an e-mail: text, and HTML of the same words. Nothing is loaded from elsewhere. */
final class EmailBody {
    private EmailBody() {}

    static MimeMultipart of(Message message, Template.Rendered rendered, String channel) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(text(message, rendered, channel), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(html(message, rendered, channel), "text/html; charset=UTF-8");
        return new MimeMultipart("alternative", text, html);
    }

    private static String text(Message message, Template.Rendered rendered, String channel) {
        String link = message.link() == null ? "" : "\n\n" + message.link();
        return rendered.title() + "\n\n" + rendered.text() + link + "\n\n" + why(message, channel) + "\n";
    }

    private static String html(Message message, Template.Rendered rendered, String channel) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><body>");
        html.append("<p><strong>").append(escape(rendered.title())).append("</strong></p>");
        for (String line : rendered.text().split("\n")) {
            html.append("<p>").append(escape(line)).append("</p>");
        }
        if (message.link() != null && message.link().matches("https?://.*")) {
            html.append("<p><a href=\"").append(escape(message.link())).append("\">Open report</a></p>");
        }
        return html.append("<p><small>")
                .append(escape(why(message, channel)))
                .append("</small></p></body></html>")
                .toString();
    }

    private static String why(Message message, String channel) {
        return message.isResolved()
                ? "Sent to everyone who got the alert, by channel " + channel + "."
                : "You get this because channel " + channel + " follows " + message.job()
                        + ". The next message about this alert comes when it is worse or over.";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
