package io.jenkins.plugins.coveragemonitor.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.cli.home.JobNames;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.view.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose alerts cannot be read: its coverage is shown everywhere, and that its alerts are not known. */
class UnreadableAlertsTest {
    private static final String REASON = ": is a folder, and a file belongs there; move it away and run again";
    private static final String ON_PAGES = "alerts.jsonl" + REASON;

    @TempDir
    private static Path folder;

    private static Path home;
    private static String sentence;

    @BeforeAll
    static void record() throws IOException {
        home = folder.resolve("home");
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        for (String job : new String[] {"app", "lib"}) {
            CommandLineRun run = run("record", "--job", job, "--build", 1, "--workspace", workspace);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        Path alerts = JobHome.below(home, "app").alerts();
        Files.delete(alerts);
        Files.createDirectory(alerts);
        sentence = alerts + REASON;
    }

    private static CommandLineRun run(Object... words) {
        Object[] all = new Object[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--home";
        all[words.length + 1] = home;
        return CommandLineRun.of(all);
    }

    private static JsonNode page(String what, String query) throws IOException {
        PreviewData data = new PreviewData(home, new JobNames(home)::monitors, Clock.systemUTC(), "");
        return new ObjectMapper()
                .readTree(data.answer(what, Query.of(URI.create("http://x/?" + query)))
                        .body());
    }

    @Test
    void theDashboardShowsTheJobFirst() throws IOException {
        JsonNode rows = page("dashboard", "metric=LINE").path("jobs");
        assertThat(rows).extracting(row -> row.path("name").asText()).containsExactly("app", "lib");
        JsonNode app = rows.get(0);
        assertThat(app.at("/counter/covered").asInt()).isEqualTo(1);
        assertThat(app.path("alertsUnknown").asBoolean()).isTrue();
        assertThat(app.path("problems")).extracting(JsonNode::asText).containsExactly(ON_PAGES);
        assertThat(rows.get(1).path("alertsUnknown").asBoolean()).isFalse();
        assertThat(rows.get(1).path("problems")).isEmpty();
    }

    @Test
    void theJobsOwnPagesShowItsCoverage() throws IOException {
        JsonNode card = page("job-card", "job=app");
        assertThat(card.at("/counter/covered").asInt()).isEqualTo(1);
        assertThat(card.path("alerts").isNull()).isTrue();
        assertThat(card.path("problems")).extracting(JsonNode::asText).containsExactly(ON_PAGES);
        JsonNode trend = page("trend", "job=app");
        assertThat(trend.path("build").asInt()).isEqualTo(1);
        assertThat(trend.path("problems")).extracting(JsonNode::asText).containsExactly(ON_PAGES);
    }

    @Test
    void unknownAlertsAreNotZeroAlerts() throws IOException {
        PreviewData data = new PreviewData(home, new JobNames(home)::monitors, Clock.systemUTC(), "");
        String metrics =
                new String(data.metrics(Query.of(URI.create("http://x/"))).body(), StandardCharsets.UTF_8);
        assertThat(metrics.lines().filter(line -> line.contains("covered") && line.contains("job=\"app\"")))
                .isNotEmpty();
        assertThat(metrics.lines().filter(line -> line.contains("open_alerts{")))
                .isNotEmpty()
                .allMatch(line -> line.contains("job=\"lib\""));

        JsonNode rows = run("status", "--json").json().path("jobs");
        assertThat(rows.get(0).has("alerts")).isFalse();
        assertThat(rows.get(0).path("problems")).extracting(JsonNode::asText).containsExactly(sentence);
        assertThat(rows.get(1).path("alerts").isArray()).isTrue();
        assertThat(run("status").out().lines().filter(line -> line.startsWith("app ")))
                .singleElement()
                .asString()
                .contains("50.00 %")
                .endsWith("not known");
        CommandLineRun digest = run("digest");
        assertThat(digest.out()).contains("Alerts not known: app");
        assertThat(digest.err()).contains(sentence);
    }

    @Test
    void theNextBuildIsRecordedEvenAfterAPartialOne() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("parts"));
        Files.writeString(workspace.resolve("one.info"), "SF:a.js\nDA:1,1\nend_of_record\n");
        Path two = Files.writeString(workspace.resolve("two.info"), "SF:b.js\nDA:1,1\nend_of_record\n");
        run("record", "--job", "parts", "--build", 1, "--workspace", workspace);
        Files.delete(two);
        run("record", "--job", "parts", "--build", 2, "--workspace", workspace);
        Path alerts = JobHome.below(home, "parts").alerts();
        Files.delete(alerts);
        Files.createDirectory(alerts);
        run("record", "--job", "parts", "--build", 3, "--workspace", workspace);
        assertThat(page("trend", "job=parts").path("build").asInt()).isEqualTo(3);
    }

    @Test
    void thePagesSayIt() throws IOException {
        try (PreviewServer server = ServeCommandServer.start(home, null, 0);
                Browser browser = new Browser()) {
            Page page = browser.page(1200, 800, false);
            page.navigate(server.address() + "frame.html?page=dashboard");
            PlaywrightAssertions.assertThat(page.locator(".cm-jobs tbody tr").first())
                    .containsText("50.00 %");
            PlaywrightAssertions.assertThat(page.locator(".cm-jobs tbody tr").first())
                    .containsText("not known");
            PlaywrightAssertions.assertThat(page.locator(".cm-jobs tbody tr").first())
                    .containsText(ON_PAGES);
            PlaywrightAssertions.assertThat(page.locator(".cm-jobs tbody tr").last())
                    .not()
                    .containsText("not known");
            PlaywrightAssertions.assertThat(page.locator(".cm-inbox"))
                    .containsText("The alerts of 1 job are not known.");
            PlaywrightAssertions.assertThat(page.locator(".cm-inbox")).not().containsText("Everything is handled");
            page.navigate(server.address() + "frame.html?page=job-card&job=app");
            PlaywrightAssertions.assertThat(page.locator(".cm-tc")).containsText(ON_PAGES);
            PlaywrightAssertions.assertThat(page.locator(".cm-foot3")).containsText("not known");
            page.navigate(server.address() + "frame.html?page=trend&job=app");
            PlaywrightAssertions.assertThat(page.getByText(ON_PAGES).first()).isVisible();
            assertThat(browser.complaints).isEmpty();
        }
    }
}
