package io.jenkins.plugins.coveragemonitor.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.api.state.PeriodicCheck;
import io.jenkins.plugins.coveragemonitor.view.Browser;
import io.jenkins.plugins.coveragemonitor.view.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the pages of alerts, silences and channels: see {@link Pictures}. */
@EnabledIfSystemProperty(named = Pictures.FOLDER, matches = ".+")
class AlertPicturesTest {
    private static Browser browser;
    private static JenkinsLike jenkins;
    private static Page page;

    @TempDir
    Path home;

    private House house;
    private Ask admin;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = new Browser();
        jenkins = new JenkinsLike(new House(folder));
        page = browser.page(Pictures.WIDTH, 900, false);
        page.clock().setFixedTime(House.NOW.toString());
    }

    @AfterAll
    static void stop() {
        if (jenkins != null) {
            jenkins.close();
            browser.close();
        }
    }

    @BeforeEach
    void fill() throws IOException {
        house = new House(home);
        jenkins.serve(house);
        admin = new Ask(house, Role.ADMINISTRATOR);
        admin.to("POST", "alerts", "{\"job\":\"payments\",\"title\":\"reports missing\",\"severity\":\"CRITICAL\"}");
        admin.to("POST", "alerts/" + house.alert("payments") + "/acknowledge", "{\"note\":\"on it\",\"worseBy\":1.5}");
        admin.to(
                "POST",
                "silences",
                "{\"matcher\":{\"jobs\":[\"hidden\"]},\"until\":\"2026-11-22T08:00:00Z\",\"note\":\"release\"}");
        admin.to(
                "POST",
                "silences",
                "{\"matcher\":{\"jobs\":[\"payments\"],\"types\":[\"REGRESSION\"]},\"from\":\"2026-11-23T08:00:00Z\","
                        + "\"until\":\"2026-11-24T08:00:00Z\",\"note\":\"new agents\"}");
    }

    private static void show(String name) {
        page.navigate("about:blank");
        page.navigate(jenkins.url(name));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) h1");
    }

    private static Locator button(String text) {
        return page.locator("button:visible:text-is('" + text + "')").first();
    }

    private static void more(String action) {
        Locator alert = page.locator("tbody tr:has-text('payments')").first();
        alert.locator("button:has-text('More')").click();
        alert.locator(".cm-pop :text-is('" + action + "')").click();
    }

    @Test
    void alerts() throws IOException {
        show("alerts");
        Pictures.take(page, "alerts");
        page.locator("tbody tr button:has-text('More')").first().click();
        Pictures.takeWindow(page, "alerts-more");
        page.keyboard().press("Escape");
        button("Acknowledge").click();
        Pictures.takeWindow(page, "alert-acknowledge");
        page.keyboard().press("Escape");
        button("New alert").click();
        Pictures.takeWindow(page, "alert-new");
        page.keyboard().press("Escape");
        jenkins.role = Role.READER;
        show("alerts");
        Pictures.take(page, "alerts-reader");
        jenkins.role = Role.ADMINISTRATOR;
        admin.to("POST", "alerts/" + house.alert("payments") + "/resolve", "{\"note\":\"the stage is back\"}");
        show("alerts?status=RESOLVED");
        page.locator("summary").first().click();
        Pictures.take(page, "alerts-over");
        show("alerts");
        more("Deliveries");
        page.waitForSelector("button:text-is('Send again')");
        Pictures.take(page, "deliveries");
    }

    @Test
    void silences() throws IOException {
        show("silences");
        Pictures.take(page, "silences");
        button("New silence").click();
        assertThat(page.locator("dialog[open]")).containsText("It mutes");
        Pictures.takeWindow(page, "silence-new");
    }

    @Test
    void channels() throws IOException {
        new PeriodicCheck(house, house.state, (job, why) -> {}, house).run();
        show("channels");
        Pictures.take(page, "channels");
        jenkins.role = Role.READER;
        show("channels");
        Pictures.take(page, "channels-reader");
    }

    @Test
    void nothing() throws IOException {
        Path empty = Files.createDirectories(home.resolve("empty"));
        House other = new House(empty);
        for (String job : other.names()) {
            Files.delete(empty.resolve("jobs/" + job + "/coverage-monitor/coverage/alerts.jsonl"));
        }
        other.channels.dead.clear();
        other.channels.kinds.clear();
        jenkins.serve(other);
        for (String name : new String[] {"alerts", "silences", "channels"}) {
            show(name);
            Pictures.take(page, name + "-none");
        }
    }

    @Test
    void aDashboardWhoseMonitoringIsStopped() throws IOException {
        show("dashboard");
        button("Stop monitoring").click();
        Pictures.takeWindow(page, "monitoring-stop");
        page.locator("dialog[open] textarea").fill("moving to other agents");
        page.locator("dialog[open] button[type=submit]").click();
        assertThat(page.locator(".cm-monitoring")).containsText("moving to other agents");
        Pictures.take(page, "dashboard-stopped");
    }
}
