package io.jenkins.plugins.coveragemonitor.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.Acceptance;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.api.state.PeriodicCheck;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import io.jenkins.plugins.coveragemonitor.view.Accessibility;
import io.jenkins.plugins.coveragemonitor.view.Browser;
import io.jenkins.plugins.coveragemonitor.view.KeyboardWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of alerts, silences and channels in the system's Chromium, on the real interface. */
class AlertPagesTest {
    private static final Path PICTURES = Path.of(System.getProperty("build.dir", "target"), "pages");
    private static final String IMAGE = "<img src=x onerror=\"window.hacked=1\">";

    private static Browser browser;
    private static JenkinsLike jenkins;
    private static Page page;

    @TempDir
    Path home;

    private House house;

    /** One page for all tests, which keeps the scripts that it has loaded. */
    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = new Browser();
        jenkins = new JenkinsLike(new House(folder));
        page = browser.page(1400, 900, false);
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
    void open() {
        browser.complaints.clear();
        house = new House(home);
        jenkins.serve(house);
        looks(1400, false);
    }

    @AfterEach
    void complainedOfNothing() {
        // What is open would go on asking.
        page.navigate("about:blank");
        assertThat(browser.complaints).isEmpty();
    }

    private static void looks(int width, boolean dark) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    private static void show(String name) {
        page.navigate(jenkins.url(name));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) h1");
    }

    private void press(String button) {
        page.locator("button:visible:text-is('" + button + "')").first().click();
    }

    /** Chooses from the menu of an alert. */
    private void more(Locator alert, String action) {
        alert.locator("button:has-text('More')").click();
        alert.locator(".cm-pop :text-is('" + action + "')").click();
    }

    private Locator dialog() {
        return page.locator("dialog[open]");
    }

    private void field(String label, String value) {
        Locator input = dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        if (input.evaluate("input => input.tagName").equals("SELECT")) {
            input.selectOption(value);
        } else {
            input.fill(value);
        }
    }

    private void confirm(String word) {
        dialog().locator("button[type=submit]:text-is('" + word + "')").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private Alert alert() throws IOException {
        return house.monitor("payments", "coverage").alerts().alerts().stream()
                .filter(known -> !known.type().isEvent())
                .findFirst()
                .orElseThrow();
    }

    private Locator row(String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private void fill() throws IOException {
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        admin.to("POST", "alerts", "{\"job\":\"payments\",\"title\":\"reports missing\",\"severity\":\"CRITICAL\"}");
        admin.to("POST", "alerts/" + alert().alertId() + "/acknowledge", "{\"note\":\"on it\",\"worseBy\":1.5}");
        admin.to("POST", "silences", "{\"until\":\"2026-11-22T08:00:00Z\",\"note\":\"release\"}");
        admin.to(
                "POST",
                "silences",
                "{\"matcher\":{\"jobs\":[\"payments\"],\"types\":[\"REGRESSION\"]},\"from\":\"2026-11-23T08:00:00Z\","
                        + "\"until\":\"2026-11-24T08:00:00Z\"}");
    }

    @ParameterizedTest(name = "{0}, {1} px, dark {2}")
    @CsvSource({
        "alerts, 1400, false", "alerts, 1400, true", "alerts, 360, false",
        "silences, 1400, false", "silences, 1400, true", "silences, 360, false",
        "channels, 1400, false", "channels, 1400, true", "channels, 360, false"
    })
    void looksRightAndIsReachable(String name, int width, boolean dark) throws IOException {
        fill();
        looksRight(name, width, dark, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts", "silences", "channels"})
    void withNothingToShowItSaysSo(String name) throws IOException {
        for (String job : house.names()) {
            Files.delete(home.resolve("jobs/" + job + "/coverage-monitor/coverage/alerts.jsonl"));
        }
        house.channels.dead.clear();
        house.channels.kinds.clear();
        looksRight(name, 1400, false, "-empty");
        assertThat(page.locator("tbody tr").first())
                .containsText(
                        switch (name) {
                            case "alerts" -> "No alert matches.";
                            case "silences" -> "No silence here.";
                            default -> "No channels.";
                        });
    }

    private void looksRight(String name, int width, boolean dark, String kind) {
        looks(width, dark);
        show(name + (dark ? "?theme=dark" : ""));
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + kind + "-" + width + (dark ? "-dark" : "") + ".png")));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is wider than the window")
                .isLessThanOrEqualTo(width);
        assertThat(Accessibility.violations(page)).as("accessibility").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, false", "1400, false", "1400, true"})
    void aFormLooksRightToo(int width, boolean dark) throws IOException {
        looks(width, dark);
        show("silences" + (dark ? "?theme=dark" : ""));
        press("New silence");
        assertThat(dialog()).containsText("It mutes 2 open alerts.");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("silence-form-" + width + (dark ? "-dark" : "") + ".png")));
        assertThat(Accessibility.violations(page)).as("accessibility").isEmpty();
    }

    @Test
    void administratorsStopAndStartMonitoringOnTheDashboard() throws IOException {
        show("dashboard");
        Locator line = page.locator(".cm-monitoring");
        assertThat(line).containsText("Monitoring runs");
        assertThat(line).containsText("Alerts are checked every 2 minutes; not yet since the start.");
        press("Stop monitoring");
        field("Reason", "moving to other agents");
        confirm("Stop monitoring");
        assertThat(line).containsText("by ADMINISTRATOR");
        assertThat(line).containsText("moving to other agents");
        assertThat(Accessibility.violations(page)).as("accessibility").isEmpty();
        press("Start monitoring");
        assertThat(line).containsText("Monitoring runs");
        assertThat(page.locator("button:text-is('Stop monitoring')")).isFocused();
        jenkins.role = Role.CONFIGURER;
        show("dashboard");
        assertThat(line).hasCount(0);
    }

    @Test
    void whatAPersonDoesToAnAlertIsPossibleOnThePage() throws IOException {
        show("alerts");
        press("New alert");
        field("Job", "payments");
        field("Title", "reports missing");
        field("Severity", "CRITICAL");
        confirm("Create");
        assertThat(row("reports missing")).containsText("Critical");
        more(row("reports missing"), "Change");
        field("What it says", "the worker's reports are missing");
        field("Severity", "INFO");
        confirm("Change");
        assertThat(row("the worker's reports are missing")).containsText("Info");
        more(row("the worker's reports are missing"), "Resolve");
        field("Note", "found");
        confirm("Resolve");
        assertThat(row("the worker's reports are missing")).containsText("resolved by ADMINISTRATOR");

        Locator fall = row("payments: line coverage fell");
        fall.locator("button:text-is('Acknowledge')").click();
        field("Note", "mine");
        field("Until", "2026-11-22T12:00");
        field("Until worse by", "1.5");
        confirm("Acknowledge");
        assertThat(fall).containsText("ADMINISTRATOR is on it, until 22 Nov 12:00, until worse by 1.5: “mine”");
        assertThat(alert().acknowledgement().until()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(alert().acknowledgement().worseBy()).isEqualByComparingTo("1.5");
        fall.locator("button:text-is('Reopen')").click();
        confirm("Reopen");
        assertThat(fall.locator(".cm-pill").first()).hasText("Active");
        more(fall, "Note");
        field("Note", "seen by two");
        confirm("Add note");
        fall.locator("summary").click();
        assertThat(fall.locator(".cm-history")).containsText("“seen by two”");
        fall.locator("button:text-is('Silence')").click();
        field("Reason", "release");
        confirm("Silence");
        assertThat(fall.locator(".cm-pill").nth(1)).hasText("Silenced");
        more(fall, "Accept");
        field("Note", "the legacy module came in");
        confirm("Accept");
        assertThat(fall).containsText("accepted by ADMINISTRATOR");
        assertThat(alert().resolution().how()).isEqualTo(Resolution.How.ACCEPTED);
        assertThat(jenkins.changes)
                .extracting(change -> change.replaceAll("[0-9a-f]{16}", "ID"))
                .containsExactly(
                        "administrator POST v1/alerts",
                        "administrator PUT v1/alerts/ID",
                        "administrator POST v1/alerts/ID/resolve",
                        "administrator POST v1/alerts/ID/acknowledge",
                        "administrator POST v1/alerts/ID/unacknowledge",
                        "administrator POST v1/alerts/ID/note",
                        "administrator POST v1/alerts/ID/silence",
                        "administrator POST v1/alerts/ID/accept");
    }

    @Test
    void everythingIsDoneByKeyboardAndEscapeLeavesAllAsItWas() throws IOException {
        show("alerts?job=payments");
        Locator acknowledge = page.locator("button:text-is('Acknowledge')");
        acknowledge.focus();
        page.keyboard().press("Enter");
        assertThat(dialog().locator("textarea")).isFocused();
        page.keyboard().type("no");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(acknowledge).isFocused();
        assertThat(jenkins.changes).isEmpty();
        page.keyboard().press("Enter");
        page.keyboard().type("mine");
        for (int i = 0;
                i < 12 && !Boolean.TRUE.equals(page.evaluate("document.activeElement.type === 'submit'"));
                i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(alert().acknowledgement().note()).isEqualTo("mine");
    }

    /** A dialog learns some time later that it was closed. */
    @Test
    void whoGoesOnAtOnceKeepsTheFocus() {
        show("alerts?job=payments");
        press("New alert");
        Locator acknowledge = page.locator("button:text-is('Acknowledge')");
        acknowledge.evaluate("node => { document.querySelector('dialog').close(); node.focus(); }");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(acknowledge).isFocused();
    }

    /** Each button is pressed by key, and what it opens is closed with Escape. */
    @ParameterizedTest
    @ValueSource(strings = {"alerts", "silences", "channels"})
    void everyActionByKeyEndsWhereItBegan(String name) throws IOException {
        fill();
        show(name);
        assertThat(KeyboardWalk.unreached(page)).as("not reached with Tab").isEmpty();
        assertThat(KeyboardWalk.faults(page)).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsToldWhereItWasAsked() {
        show("alerts");
        press("New alert");
        field("Job", "nowhere");
        field("Title", "x");
        dialog().locator("button[type=submit]").click();
        assertThat(dialog().locator("[role=alert]")).containsText("there is no job 'nowhere'");
        page.keyboard().press("Escape");
        browser.complaints.removeIf(complaint -> complaint.contains("404"));
    }

    @Test
    void whoMayOnlyReadIsOfferedNothingElse() throws IOException {
        fill();
        jenkins.role = Role.READER;
        show("alerts");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody button")).hasCount(0);
        assertThat(page.locator("tbody")).containsText("You may read this alert, not change it.");
        show("silences");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody button")).hasCount(0);
        show("channels");
        assertThat(page.locator("table")).hasCount(0);
        assertThat(page.locator(".coverage-monitor")).containsText("Administrators see all channels.");
    }

    @Test
    void whoMayConfigureAJobSeesWhatBecameOfItsMessages() {
        jenkins.role = Role.CONFIGURER;
        show("alerts");
        more(page.locator("tbody tr").first(), "Deliveries");
        page.waitForSelector("button:text-is('Send again')");
        assertThat(page.locator("section:has(h2:text-is('Delivery'))")).hasCount(0);
        press("Send again");
        page.waitForCondition(() -> house.channels.dead.isEmpty());
        assertThat(page.locator("section:has(h2:text-is('Dead letters')) tbody"))
                .containsText("No dead letters.");
        assertThat(jenkins.changes).containsExactly("configurer POST v1/deliveries/5f2a90c4d1/send-again");
    }

    @Test
    void aSilenceIsMadeWithMatchersAnEndAndAReasonAndEnded() throws IOException {
        show("silences");
        press("New silence");
        field("Jobs", "payments");
        dialog().getByLabel("Regression", new Locator.GetByLabelOptions().setExact(true))
                .check();
        assertThat(dialog()).containsText("It mutes 1 open alert.");
        press("1 week");
        dialog().locator("button[type=submit]").click();
        // Without a reason nothing is silenced.
        assertThat(dialog()).isVisible();
        field("Reason", "release weekend");
        confirm("Silence");
        assertThat(row("release weekend")).containsText("job payments, type Regression");
        assertThat(row("release weekend")).containsText("28 Nov 08:00");
        var silence = house.state.silences().all().all().get(0);
        assertThat(silence.until()).isEqualTo(House.NOW.plus(Duration.ofDays(7)));
        assertThat(silence.matcher().jobs()).containsExactly("payments");
        house.now = House.NOW.plusSeconds(60);
        press("End now");
        assertThat(page.locator("tbody")).containsText("No silence here.");
        press("Over");
        assertThat(row("release weekend")).containsText("Over");
    }

    @Test
    void aSilenceThatHasNotBegunIsCancelled() throws IOException {
        fill();
        show("silences");
        Locator later = row("To come");
        assertThat(later.locator("button")).hasText("Cancel");
        later.locator("button").click();
        assertThat(row("To come")).hasCount(0);
        assertThat(row("release").locator("button")).hasText("End now");
    }

    @Test
    void inASmallWindowAFieldWithTheFocusIsNotUnderTheButtonsAndAMenuNotOutside() throws IOException {
        fill();
        page.setViewportSize(360, 600);
        show("silences");
        press("New silence");
        String hidden = "() => { const at = document.activeElement; const { top, bottom } = at.getBoundingClientRect();"
                + " const edge = document.querySelector('dialog .cm-acts:last-child').getBoundingClientRect().top;"
                + " return !at.closest('.cm-acts:last-child') && (top < 0 || bottom > edge + 1); }";
        for (int i = 0; i < 40; i++) {
            assertThat(page.evaluate(hidden)).as("the focus after %d steps", i).isEqualTo(false);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Escape");
        show("alerts");
        for (Locator button : page.locator("button[popovertarget]").all()) {
            button.click();
            BoundingBox menu = page.locator("[popover]:popover-open").boundingBox();
            assertThat(menu.x).isNotNegative();
            assertThat(menu.x + menu.width).isLessThanOrEqualTo(360);
            assertThat(menu.y).isNotNegative();
            assertThat(menu.y + menu.height).isLessThanOrEqualTo(600);
            page.keyboard().press("Escape");
            assertThat(button).isFocused();
        }
    }

    @Test
    void aSilenceOfAllIsForAdministrators() {
        jenkins.role = Role.CONFIGURER;
        show("silences");
        press("New silence");
        field("Reason", "quiet");
        dialog().locator("button[type=submit]").click();
        assertThat(dialog().locator("[role=alert]")).containsText("only administrators may do this");
        page.keyboard().press("Escape");
        browser.complaints.removeIf(complaint -> complaint.contains("403"));
    }

    @Test
    void anAlertThatNobodyHearsOfSaysWhy() throws IOException {
        house.channels.kinds.clear();
        show("alerts");
        assertThat(page.locator("tbody")).containsText("no channel that is set up wants alerts like this");
        AlertActions actions = new AlertActions(
                house.monitor("payments", "coverage").alerts(),
                AlertSettings.DEFAULT,
                new Silences(List.of(house.state
                        .silences()
                        .add(AlertMatcher.ALL, House.NOW, House.NOW.plusSeconds(3600), "ann", "moving"))),
                "ann",
                Acceptance.NONE);
        actions.create(AlertType.ANOMALY, Severity.WARNING, "", null, "", "odd", "odd numbers");
        show("alerts");
        assertThat(row("odd numbers").first())
                .containsText("no one was notified: silenced by ann until 2026-11-21T09:00:00Z: moving");
    }

    @Test
    void theChannelsPageShowsWhatTheLastCheckCost() throws IOException {
        show("channels");
        Locator card = page.locator("section:has(h2:text-is('Last run of the time-based rules'))");
        assertThat(card).containsText("None since Jenkins started.");
        new PeriodicCheck(house, house.state, (job, why) -> {}, house).run();
        show("channels");
        // How long it takes is the machine's affair.
        assertThat(card).containsText(Pattern.compile("2 jobs in \\d+(\\.\\d)? s, 2 jobs with a notification\\."));
        jenkins.role = Role.CONFIGURER;
        show("channels");
        assertThat(card).hasCount(0);
    }

    @Test
    void eachChannelShowsHowItDoesAndCanBeTested() {
        show("channels");
        Locator chat = row("chat").first();
        assertThat(chat).containsText("webhook");
        assertThat(chat).containsText("90 %");
        assertThat(chat).containsText("the receiver answers 500");
        press("Send test");
        assertThat(page.locator(".coverage-monitor")).containsText("chat: The test message was delivered.");
        assertThat(house.channels.calls).containsExactly("test");
        press("Send test");
        assertThat(page.locator(".coverage-monitor")).containsText("the channel was tested just now");
        browser.complaints.removeIf(complaint -> complaint.contains("429"));
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws IOException {
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        ObjectNode body = AlertJson.MAPPER.createObjectNode();
        body.put("job", "payments").put("title", IMAGE + "</script>").put("message", IMAGE + "\u202Eevil");
        body.put("branch", IMAGE).put("component", "very-long-component-".repeat(20));
        String id =
                Ask.json(admin.to("POST", "alerts", body.toString())).get("id").textValue();
        ObjectNode note = AlertJson.MAPPER.createObjectNode().put("note", "\"'" + IMAGE);
        admin.to("POST", "alerts/" + id + "/acknowledge", note.toString());
        ObjectNode mute = note.deepCopy().put("until", "2026-12-01T00:00:00Z");
        mute.putObject("matcher").putArray("components").add(IMAGE);
        admin.to("POST", "silences", mute.toString());
        house.channels.dead.add(new OutboxEntry(1, "chat", House.NOW, FakeChannels.message("f00", IMAGE), IMAGE));
        for (String name : List.of("alerts", "silences", "channels")) {
            show(name);
            assertThat(page.locator(".coverage-monitor")).containsText(IMAGE);
            page.locator("summary").all().forEach(Locator::click);
            assertThat(page.evaluate("window.hacked")).as("nothing ran").isNull();
            assertThat(page.locator(".coverage-monitor :is(img, script)")).hasCount(0);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(1400);
        }
    }

    @Test
    void tenThousandAlertsComeAPageAtATime() throws IOException {
        many(10_000);
        show("alerts?job=payments&order=newest");
        assertThat(page.locator("tbody tr")).hasCount(50);
        assertThat(page.locator(".cm-pager")).containsText("1–50 of 10,000 alerts");
        press("Next");
        assertThat(page.locator(".cm-pager")).containsText("51–100 of 10,000 alerts");
        assertThat(page.url()).contains("offset=50");
        page.reload();
        assertThat(page.locator(".cm-pager")).containsText("51–100 of 10,000 alerts");
        page.getByLabel("Severity").selectOption("CRITICAL");
        assertThat(page.locator(".cm-pager")).containsText("1–50 of 5,000 alerts");
        page.getByLabel("Component").fill("part-77");
        assertThat(page.locator(".cm-pager")).containsText("5 alerts");
        assertThat(page.locator("tbody tr")).hasCount(5);
        page.getByLabel("Component").fill("nothing");
        assertThat(page.locator("tbody")).containsText("No alert matches.");
    }

    /** A book with so many alerts that are over, half of them critical, ten for each component. */
    private void many(int count) throws IOException {
        Path book = home.resolve("jobs/payments/coverage-monitor/coverage/alerts.jsonl");
        JsonNode sample = AlertJson.MAPPER.valueToTree(alert());
        ObjectNode line = AlertJson.MAPPER.createObjectNode().put("v", 1).put("n", 1);
        ArrayNode alerts = line.putArray("alerts");
        for (int i = 0; i < count; i++) {
            ObjectNode one = sample.deepCopy();
            one.put("alertId", "%016x".formatted(i)).put("status", AlertStatus.ACTIVE.name());
            one.put("severity", (i % 2 == 0 ? Severity.WARNING : Severity.CRITICAL).name());
            ((ObjectNode) one.get("key")).put("component", "part-" + i / 10);
            ((ObjectNode) one.get("since"))
                    .put("time", House.NOW.minusSeconds(60L * i).toString());
            alerts.add(one);
        }
        Files.writeString(book, line + "\n");
    }
}
