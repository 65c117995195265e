package io.jenkins.plugins.coveragemonitor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in a real Jenkins: by Jenkins' own mail, on the pages, and when jobs move while messages wait. */
class AlertsInRealJenkinsIT {
    private static final String OPTIONS = "io.jenkins.plugins.coveragemonitor.jenkins.";

    @TempDir
    static Path home;

    private static RealJenkins jenkins;
    private static GreenMail mail;
    private static Moody moody;

    /** A webhook that answers as it is told and keeps what it took. */
    private static final class Moody implements AutoCloseable {
        private final HttpServer server;
        private final List<String> taken = new CopyOnWriteArrayList<>();
        private volatile int status = 204;

        Moody() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", call -> {
                String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int now = status;
                if (now < 300) {
                    taken.add(body);
                }
                call.sendResponseHeaders(now, -1);
                call.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        List<String> await(int count) throws InterruptedException {
            for (int i = 0; i < 200 && taken.size() < count; i++) {
                Thread.sleep(200);
            }
            return List.copyOf(taken);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort())
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        mail.start();
        moody = new Moody();
        Files.writeString(
                home.resolve("jenkins.yaml"),
                """
                unclassified:
                  location:
                    adminAddress: "Jenkins <jenkins@example.com>"
                  mailer:
                    smtpHost: 127.0.0.1
                    smtpPort: %d
                  coverageMonitor:
                    channels:
                    - email:
                        name: mail
                        to: "team@example.com"
                    - webhook:
                        name: moody
                        url: %s
                """
                        .formatted(mail.getSmtp().getPort(), moody.url()));
        Files.createDirectories(Path.of(System.getProperty("e2e.screenshots", "target/screenshots")));
        jenkins = new RealJenkins(home);
        jenkins.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            assertThat(jenkins.logged(line -> line.contains("WARNING") || line.contains("SEVERE")))
                    .noneMatch(line -> line.contains("overage") || line.contains("ClassFilter"));
            jenkins.close();
        }
        if (moody != null) {
            moody.close();
            mail.stop();
        }
    }

    @AfterEach
    void friendlyAgain() {
        if (moody != null) {
            moody.status = 204;
            moody.taken.clear();
        }
    }

    /** The mails about a job when so many have come, or those of twenty seconds. */
    private static List<MimeMessage> mails(String job, int count) throws Exception {
        List<MimeMessage> found = List.of();
        for (int i = 0; i < 100 && found.size() < count; i++) {
            Thread.sleep(200);
            found = about(job);
        }
        Thread.sleep(1000);
        return about(job);
    }

    private static List<MimeMessage> about(String job) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage received : mail.getReceivedMessages()) {
            if (received.getSubject().contains(job)) {
                found.add(received);
            }
        }
        return found;
    }

    /** A job whose coverage falls in build 3 and is back in build 5. */
    private static void job(String name, String channel) throws Exception {
        jenkins.createFreestyle(
                name,
                "printf \"SF:src/b.js\\nDA:1,1\\nDA:2,$(case $BUILD_NUMBER in 3|4) echo 0;; *) echo 1;; esac)\\nDA:3,0\\n"
                        + "end_of_record\\n\" > b.info",
                "<" + OPTIONS + "MonitorRecorder><options><reports/><gates/><channels><string>" + channel
                        + "</string></channels><id>coverage</id></options></" + OPTIONS + "MonitorRecorder>");
    }

    private static void builds(String job, int from, int to) throws Exception {
        for (int build = from; build <= to; build++) {
            assertThat(jenkins.build(job, build)).isEqualTo("SUCCESS");
        }
    }

    @Test
    void aRegressionIsOneMailOfTextAndHtmlAndItsEndAnswersIt() throws Exception {
        job("mailed", "mail");
        builds("mailed", 1, 5);
        List<MimeMessage> mails = mails("mailed", 2);
        assertThat(mails).hasSize(2);
        MimeMessage begun = mails.get(0);
        MimeMultipart parts = (MimeMultipart) begun.getContent();
        assertThat(begun.getSubject()).startsWith("mailed #3: line coverage fell 33.33 points from 66.66 % to 33.33 %");
        assertThat(GreenMailUtil.getAddressList(begun.getFrom())).contains("jenkins@example.com");
        assertThat(GreenMailUtil.getAddressList(begun.getAllRecipients())).isEqualTo("team@example.com");
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("job/mailed/3/coverage-monitor/");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("Open report</a>");
        MimeMessage over = mails.get(1);
        assertThat(over.getSubject()).startsWith("Resolved: mailed #5: line coverage is back at 66.66 %");
        assertThat(over.getHeader("In-Reply-To")).containsExactly(begun.getMessageID());
        assertThat(over.getHeader("References", " ")).contains(begun.getMessageID());
    }

    @Test
    void aMessageThatWaitsFollowsItsRenamedJobAndGoesWithADeletedOne() throws Exception {
        moody.status = 503;
        job("old", "moody");
        job("gone", "moody");
        builds("old", 1, 3);
        builds("gone", 1, 3);
        jenkins.post("/job/old/confirmRename", "application/x-www-form-urlencoded", "newName=new");
        jenkins.post("/job/gone/doDelete", "application/x-www-form-urlencoded", "");
        jenkins.stop();
        jenkins.start();
        moody.status = 204;
        assertThat(moody.await(1)).singleElement().satisfies(message -> assertThat(message)
                .contains("\"title\":\"new #3: line coverage fell", "\"job\":\"new\"", "/job/new/3/coverage-monitor/")
                .doesNotContain("old"));
        Thread.sleep(3000);
        assertThat(moody.taken).as("nothing of the deleted job").hasSize(1);
        assertThat(jenkins.get("/coverage-monitor/api/v1/deliveries?channel=moody")
                        .body())
                .contains("new #3")
                .doesNotContain("gone #3");
    }

    @Test
    void peopleActOnThePages() throws Exception {
        assumeTrue(Pages.chromium() != null, "skipped: no Chromium");
        moody.status = 404;
        job("acted", "moody");
        builds("acted", 1, 3);
        try (Pages pages = new Pages(jenkins.url())) {
            Page page = pages.open("/coverage-monitor/", "dashboard-with-pages");
            page.click("nav >> text=Alerts");
            page.waitForSelector(".coverage-monitor:not([aria-busy]) h1:text-is('Alerts')");
            Locator row = page.locator("tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("acted: line coverage fell"));
            assertThat(row).hasCount(1);
            row.locator("button:text-is('Acknowledge')").click();
            page.locator("dialog textarea").fill("mine");
            page.locator("dialog button[type=submit]").click();
            assertThat(row).containsText("admin is on it: “mine”");
            pages.open("/coverage-monitor/alerts?job=acted", "alerts");

            page = pages.open("/coverage-monitor/silences", "silences");
            page.click("button:text-is('New silence')");
            page.getByLabel("Jobs", new Page.GetByLabelOptions().setExact(true)).fill("acted");
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .fill("release");
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator("tbody tr")).containsText("job acted");
            page.click("button:text-is('End now')");
            assertThat(page.locator("tbody")).containsText("No silence here.");

            page = pages.open("/coverage-monitor/channels", "channels");
            page.getByLabel("Send test to mail").click();
            assertThat(page.locator(".coverage-monitor")).containsText("mail: The test message was delivered.");
            assertThat(mails("Test: example-job", 1)).hasSize(1);
            Locator dead = page.locator("section:has(h2:text-is('Dead letters')) tbody tr");
            assertThat(dead.first()).containsText("acted #3: line coverage fell");
            assertThat(dead.first()).containsText("127.0.0.1 answered 404");
            moody.status = 204;
            dead.first().locator("button:text-is('Send again')").click();
            assertThat(moody.await(1)).singleElement().satisfies(message -> assertThat(message)
                    .contains("acted #3"));
            assertThat(pages.complaints()).isEmpty();
        }
    }

    @Test
    void aBranchThatOneJobBuildsNoMoreTakesItsAlertsAlong() throws Exception {
        List<String> script = new ArrayList<>();
        script.add("def branch = env.BUILD_NUMBER.toInteger() < 4 ? 'feature' : 'main'");
        script.add("def covered = env.BUILD_NUMBER == '3' ? 0 : 1");
        script.add("node { withEnv(['BRANCH_NAME=' + branch]) {");
        script.add("writeFile file: 'a.info', text: \"SF:src/a.js\\nDA:1,1\\nDA:2,${covered}\\nend_of_record\\n\"");
        script.add("monitorCoverage(alerts: [branchDays: 1], channels: ['moody']) } }");
        jenkins.createPipeline("branches", String.join("\n", script));
        builds("branches", 1, 4);
        assertThat(moody.await(1)).hasSize(1);
        assertThat(alerts("branches")).contains("\"branch\":\"feature\"", "\"status\":\"ACTIVE\"");
        // Two days pass: what is recorded is made so much older, and the periodic check looks at it.
        String made = jenkins.script(
                """
                def job = jenkins.model.Jenkins.get().getItemByFullName('branches')
                def file = new File(job.rootDir, 'coverage-monitor/coverage/history.jsonl')
                def lines = file.readLines()
                file.text = lines.collect { it.contains('"feature"') ? it.replaceAll(/"time":"[^"]+"/, '"time":"2026-01-05T08:00:00Z"') : it }.join('\\n') + '\\n'
                def type = jenkins.model.Jenkins.get().pluginManager.uberClassLoader.loadClass('io.jenkins.plugins.coveragemonitor.jenkins.PeriodicCheckWork')
                hudson.ExtensionList.lookupSingleton(type).doAperiodicRun()
                print 'done'
                """);
        assertThat(made).isEqualTo("done");
        assertThat(alerts("branches")).contains("\"how\":\"RETIRED\"", "branch gone: not built for 1 day");
        Thread.sleep(2000);
        assertThat(moody.taken).as("nobody is told").hasSize(1);
    }

    private static String alerts(String job) throws Exception {
        return jenkins.get("/job/" + job + "/coverage-monitor/api/v1/alerts").body();
    }
}
