package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelContract;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.StartTlsProxy;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmailChannelTest extends ChannelContract {
    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    private ServerSocket surly;

    @AfterEach
    void stopSurlyServer() throws IOException {
        if (surly != null) {
            surly.close();
        }
    }

    @Override
    public Channel channel(Receiver receiver) throws IOException {
        int port =
                switch (receiver) {
                    case WORKING -> MAIL.getSmtp().getPort();
                    case IN_TROUBLE -> answering("421 too busy");
                    case REFUSING -> answering("554 go away");
                    case ABSENT -> {
                        int used = answering("421 gone");
                        surly.close();
                        yield used;
                    }
                };
        return channel(new SmtpMailer(
                new SmtpMailer.Server("127.0.0.1", port, false, null, Secret.of(SECRET), "jenkins@example.com")));
    }

    private static Channel channel(Mailer mailer) {
        return new EmailChannel(new EmailSettings("ops", List.of("team@example.com"), null, null, null), mailer);
    }

    /** A server that greets with a code and hangs up. */
    private int answering(String greeting) throws IOException {
        surly = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ServerSocket server = surly;
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private static MimeMessage last() {
        MimeMessage[] all = MAIL.getReceivedMessages();
        return all[all.length - 1];
    }

    @Override
    public String received() throws Exception {
        MimeMultipart parts = (MimeMultipart) last().getContent();
        return last().getSubject() + "\n" + parts.getBodyPart(0).getContent();
    }

    @Test
    void aBrokenTemplateIsSaidInTheMail() throws Exception {
        new EmailChannel(
                        new EmailSettings(
                                "ops", List.of("team@example.com"), null, new Template("${jobb}", null), null),
                        new SmtpMailer(new SmtpMailer.Server(
                                "127.0.0.1", MAIL.getSmtp().getPort(), false, null, null, "jenkins@example.com")))
                .deliver(SampleMessages.firing("id-9", "t9"), "");
        assertThat(received())
                .startsWith("app #16: ")
                .contains("the template of this channel is broken, so this is the default text: there is no variable");
    }

    @Test
    void ownersAndAuthorsAreWrittenToWhereTheirAddressesAreKnown() throws Exception {
        Message concerning = SampleMessages.firing("id-7", "t7").toBuilder()
                .people(new People(
                        List.of("@org/web", "dev@example.com", "x@y,z@q"),
                        List.of(new People.Author("Ann", "ann@example.com"), new People.Author("Bob", null))))
                .create();
        Mailer mailer = new SmtpMailer(
                new SmtpMailer.Server("127.0.0.1", MAIL.getSmtp().getPort(), false, null, null, "jenkins@example.com"));
        Channel channel = new EmailChannel(
                new EmailSettings("ops", List.of("owners", "team@example.com", "authors"), null, null, null), mailer);
        channel.deliver(concerning, "");
        assertThat(GreenMailUtil.getAddressList(last().getAllRecipients()))
                .isEqualTo("dev@example.com, team@example.com, ann@example.com");
        Channel onlyOwners = new EmailChannel(new EmailSettings("ops", List.of("owners"), null, null, null), mailer);
        assertThat(onlyOwners.deliver(SampleMessages.firing("id-7", "t7"), ""))
                .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.why())
                        .contains("no receiver is known"));
    }

    @Test
    void isTextAndHtmlOfTheSameWordsWithTheKey() throws Exception {
        channel(Receiver.WORKING).deliver(SampleMessages.firing("id-1", "t1"), "");
        MimeMultipart parts = (MimeMultipart) last().getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("&lt;b&gt;fell&lt;/b&gt;")
                .contains("<a href=\"http://jenkins.example/job/app/16/\">");
        assertThat(last().getHeader("X-Coverage-Monitor-Key")).containsExactly("id-1");
        assertThat(last().getHeader("References")).containsExactly("<t1@coverage-monitor>");
        assertThat(GreenMailUtil.getAddressList(last().getAllRecipients())).isEqualTo("team@example.com");
    }

    @Test
    void theEndAnswersTheBeginningAndADoubleHasTheSameName() throws Exception {
        Channel channel = channel(Receiver.WORKING);
        Delivery first = channel.deliver(SampleMessages.firing("id-1", "t1"), "");
        assertThat(first).isEqualTo(new Delivery.Delivered("<id-1@coverage-monitor>"));
        assertThat(last().getMessageID()).isEqualTo("<id-1@coverage-monitor>");
        assertThat(last().getHeader("In-Reply-To")).isNull();
        channel.deliver(SampleMessages.firing("id-1", "t1"), "");
        assertThat(last().getMessageID()).isEqualTo("<id-1@coverage-monitor>");
        channel.deliver(SampleMessages.resolved("id-2", "t1"), "<id-1@coverage-monitor>");
        assertThat(last().getMessageID()).isEqualTo("<id-2@coverage-monitor>");
        assertThat(last().getHeader("In-Reply-To")).containsExactly("<id-1@coverage-monitor>");
        assertThat(last().getHeader("References", " ")).isEqualTo("<t1@coverage-monitor> <id-1@coverage-monitor>");
    }

    @Test
    void aNameCannotAddAHeader() throws Exception {
        channel(Receiver.WORKING)
                .deliver(SampleMessages.titled(SampleMessages.firing("id-1", "t1"), "app\r\nBcc: spy@example.com"), "");
        assertThat(last().getSubject()).isEqualTo("app Bcc: spy@example.com");
        assertThat(last().getHeader("Bcc")).isNull();
    }

    @Test
    void startTlsIsUsedWhereItIsAskedForAndNothingIsSentWithoutIt() throws Exception {
        Mailer mailer = new SmtpMailer(
                new SmtpMailer.Server("127.0.0.1", MAIL.getSmtp().getPort(), true, null, null, "jenkins@example.com"));
        int before = MAIL.getReceivedMessages().length;
        assertThat(channel(mailer).deliver(SampleMessages.firing("id-1", "t1"), ""))
                .isNotInstanceOf(Delivery.Delivered.class);
        assertThat(MAIL.getReceivedMessages()).hasSize(before);
    }

    @Test
    void startTlsEncryptsBeforeAnythingIsSaid() throws Exception {
        try (StartTlsProxy proxy = new StartTlsProxy(MAIL.getSmtp().getPort())) {
            Properties trusting = new Properties();
            trusting.put("mail.smtp.ssl.trust", "*");
            trusting.put("mail.smtp.ssl.checkserveridentity", "false");
            Mailer mailer = new SmtpMailer(
                    new SmtpMailer.Server("127.0.0.1", proxy.port(), true, null, null, "jenkins@example.com"),
                    trusting);
            assertThat(channel(mailer).deliver(SampleMessages.firing("id-1", "t1"), ""))
                    .isInstanceOf(Delivery.Delivered.class);
            assertThat(proxy.wasEncrypted()).isTrue();
            assertThat(MAIL.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void aServerWithACertificateThatNobodyKnowsGetsNothing() throws Exception {
        try (StartTlsProxy proxy = new StartTlsProxy(MAIL.getSmtp().getPort())) {
            Mailer mailer = new SmtpMailer(
                    new SmtpMailer.Server("127.0.0.1", proxy.port(), true, null, null, "jenkins@example.com"));
            assertThat(channel(mailer).deliver(SampleMessages.firing("id-1", "t1"), ""))
                    .isInstanceOf(Delivery.Later.class);
            assertThat(MAIL.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void sendsByAnEncryptedConnection() throws Exception {
        GreenMail secure = new GreenMail(ServerSetup.SMTPS.dynamicPort())
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        secure.start();
        try {
            Properties trusting = new Properties();
            trusting.put("mail.smtp.ssl.enable", "true");
            trusting.put("mail.smtp.ssl.trust", "*");
            trusting.put("mail.smtp.ssl.checkserveridentity", "false");
            Mailer mailer = new SmtpMailer(
                    new SmtpMailer.Server(
                            "127.0.0.1", secure.getSmtps().getPort(), false, null, null, "jenkins@example.com"),
                    trusting);
            assertThat(channel(mailer).deliver(SampleMessages.firing("id-1", "t1"), ""))
                    .isInstanceOf(Delivery.Delivered.class);
            assertThat(secure.getReceivedMessages()).hasSize(1);
        } finally {
            secure.stop();
        }
    }

    @Test
    void aWrongPasswordIsFinalAndShownNowhere() {
        MAIL.getUserManager().setAuthRequired(true);
        MAIL.setUser("jenkins", "right");
        SmtpMailer.Server server = new SmtpMailer.Server(
                "127.0.0.1", MAIL.getSmtp().getPort(), false, "jenkins", Secret.of(SECRET), "jenkins@example.com");
        assertThat(server.toString()).doesNotContain(SECRET);
        try {
            Delivery answer = deliverQuietly(channel(new SmtpMailer(server)));
            assertThat(answer).isEqualTo(new Delivery.Refused("the mail server does not accept the login"));
        } finally {
            MAIL.getUserManager().setAuthRequired(false);
        }
    }

    private static Delivery deliverQuietly(Channel channel) {
        try {
            return channel.deliver(SampleMessages.firing("id-1", "t1"), "");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAddressThatCouldBeSeveralIsRefused() {
        assertThatThrownBy(() -> new EmailSettings("ops", List.of("a@b.c, d@e.f"), null, null, null))
                .hasMessageContaining("is not an e-mail address");
    }
}
