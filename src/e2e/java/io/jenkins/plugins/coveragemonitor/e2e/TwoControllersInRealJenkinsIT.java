package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.coveragemonitor.cli.serve.PreviewServer;
import io.jenkins.plugins.coveragemonitor.cli.serve.ServeCommandServer;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.postgres.TestPostgres;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two controllers with one database, and a third view of it by the command line. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoControllersInRealJenkinsIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String CONNECT_AGAIN =
            """
            def store = io.jenkins.plugins.coveragemonitor.jenkins.config.StoreConfiguration.get()
            def url = store.url
            store.url = ''
            store.url = url
            """;
    private static final String ALL = "/coverage-monitor/allControllers/";

    @TempDir
    static Path homes;

    private static StoreAddress address;
    private static PostgresHistoryStore store;
    private static RealJenkins north;
    private static RealJenkins south;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        address = TestPostgres.database();
        store = new PostgresHistoryStore(address);
        Files.createDirectories(Path.of(System.getProperty("e2e.screenshots", "target/screenshots")));
        north = controller("north");
        south = controller("south");
        north.start();
        south.start();
    }

    private static RealJenkins controller(String name) throws Exception {
        Path home = Files.createDirectories(homes.resolve(name));
        Files.writeString(
                home.resolve("jenkins.yaml"),
                """
                credentials:
                  system:
                    domainCredentials:
                    - credentials:
                      - usernamePassword:
                          scope: GLOBAL
                          id: coverage-db
                          description: "database of all controllers"
                          username: "%s"
                          password: "%s"
                appearance:
                  themeManager:
                    theme: "darkSystem"
                unclassified:
                  coverageMonitorStore:
                    url: "%s"
                    credentialsId: coverage-db
                """
                        .formatted(address.user(), address.password(), url()));
        return new RealJenkins(home);
    }

    private static String url() {
        return address + "?sslmode=disable";
    }

    @AfterAll
    static void stop() throws Exception {
        for (RealJenkins jenkins : new RealJenkins[] {north, south}) {
            if (jenkins != null) {
                jenkins.close();
            }
        }
        if (store != null) {
            store.close();
        }
    }

    private static void job(RealJenkins jenkins, String name, String gates) throws Exception {
        jenkins.createPipeline(
                name,
                """
                node {
                  def missed = currentBuild.number
                  def lines = (1..10).collect { "DA:${it},${it > missed ? 1 : 0}" }.join('\\n')
                  writeFile file: 'a.info', text: "SF:a.js\\n${lines}\\nend_of_record\\n"
                  writeFile file: 'CODEOWNERS', text: '* @pay\\n'
                  monitorCoverage(reports: [[pattern: 'a.info']], labels: 'tier-1, money', gates: [%s])
                }
                """
                        .formatted(gates));
    }

    private static void arrives(String what, RealJenkins.Condition condition) throws Exception {
        RealJenkins.await(what, SOON, condition);
    }

    @Test
    @Order(1)
    void whatBothRecordIsSeenOnBothAndByTheCommandLine() throws Exception {
        job(north, "shop", "");
        job(south, "portal", "");
        assertThat(north.build("shop", 1)).isEqualTo("SUCCESS");
        assertThat(north.build("shop", 2)).isEqualTo("SUCCESS");
        assertThat(south.build("portal", 1)).isEqualTo("SUCCESS");
        arrives(
                "three builds",
                () -> store.count(JobQuery.ALL) == 2
                        && north.get(ALL + "data").body().contains("\"build\":2"));
        for (RealJenkins jenkins : new RealJenkins[] {north, south}) {
            assertThat(jenkins.get(ALL + "data").body())
                    .contains(
                            "\"total\":2",
                            "\"name\":\"shop\"",
                            "\"name\":\"portal\"",
                            north.url(),
                            south.url(),
                            "@pay");
        }
        try (Pages pages = new Pages(north.url())) {
            Page page = pages.open(ALL, "all-controllers");
            assertThat(page.textContent("table.cm-jobs")).contains("shop", "portal", "80.00 %", "90.00 %");
            assertThat(page.textContent(".coverage-monitor"))
                    .contains("The database has all that was recorded here")
                    .doesNotContain("null");
            for (int width : new int[] {1024, 1440}) {
                page.setViewportSize(width, 1000);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing is cut off at %d", width)
                        .isEqualTo(true);
                pages.open(ALL, "all-controllers-" + width);
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            pages.open(ALL, "all-controllers-dark");
            // The trend of the other controller's job, read from the database.
            page.click("tr:has-text('portal') td.cm-sp a");
            page.waitForSelector(".cm-answer");
            page.waitForTimeout(600);
            assertThat(page.textContent(".coverage-monitor"))
                    .contains("portal: coverage trend", "Read from the database of all controllers.", "90.00");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(System.getProperty("e2e.screenshots", "target/screenshots"), "stored-trend.png")));
            assertThat(pages.open("/coverage-monitor/", "dashboard-copying").textContent(".coverage-monitor"))
                    .contains("The database has all that was recorded here")
                    .doesNotContain("null");
            assertThat(pages.complaints()).isEmpty();
        }
        try (PreviewServer served = ServeCommandServer.start(null, store, 0);
                Pages pages = Pages.anonymous(served.address().toString().replaceFirst("/$", ""))) {
            Page page = pages.open("/", "serve-store");
            assertThat(page.textContent("table.cm-jobs")).contains("shop", "portal");
            assertThat(page.getAttribute("tr:has-text('portal') a.cm-strong", "href"))
                    .isEqualTo(south.url() + "/job/portal/coverage-trend/");
            page.click("tr:has-text('shop') td.cm-sp a");
            page.waitForSelector(".cm-answer");
            assertThat(page.textContent("h1")).isEqualTo("shop: coverage trend");
            assertThat(pages.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void aJobIsComparedWithOneOfTheOtherController() throws Exception {
        job(
                south,
                "fork",
                "[baseline: 'JOB', baselineJob: '" + north.url() + "/job/shop/', maxDrop: 5, onMiss: 'WARNING']");
        assertThat(south.build("fork", 1)).isEqualTo("SUCCESS");
        assertThat(south.console("fork", 1)).contains("note: the baseline " + north.url() + "/job/shop/");
        arrives("the copy", () -> {
            var copies =
                    south.home().resolve("coverage-monitor/followed").toFile().listFiles();
            return copies != null
                    && copies.length > 0
                    && Files.readString(copies[0].toPath()).contains("\"name\":\"shop\"");
        });
        assertThat(south.build("fork", 2)).isEqualTo("SUCCESS");
        assertThat(south.build("fork", 3)).as(south.console("fork", 3)).isEqualTo("UNSTABLE");
        assertThat(south.console("fork", 3)).contains("shop #2", "is as it was at");
        try (Pages pages = new Pages(south.url())) {
            assertThat(pages.open("/job/fork/3/coverage-monitor/", "compared-elsewhere")
                            .textContent(".coverage-monitor"))
                    .contains("shop #2");
        }
    }

    @Test
    @Order(2)
    void anAlertThatIsOverIsSeenOnBothAndExported() throws Exception {
        south.createPipeline(
                "falls",
                """
                node {
                  def covered = currentBuild.number == 2 ? 4 : 8
                  def lines = (1..10).collect { "DA:${it},${it > covered ? 0 : 1}" }.join('\\n')
                  writeFile file: 'a.info', text: "SF:a.js\\n${lines}\\nend_of_record\\n"
                  monitorCoverage(reports: [[pattern: 'a.info']], alerts: [maxDrop: 1.0])
                }
                """);
        for (int build = 1; build <= 2; build++) {
            assertThat(south.build("falls", build)).isEqualTo("SUCCESS");
        }
        arrives("the open alert", () -> north.get(ALL + "data/alerts").body().contains("\"job\":\"falls\""));
        assertThat(north.get(ALL + "data/ended").body()).doesNotContain("falls");
        assertThat(south.build("falls", 3)).isEqualTo("SUCCESS");
        arrives("its end", () -> north.get(ALL + "data/ended").body().contains("\"how\":\"RECOVERED\""));
        assertThat(north.get(ALL + "data/alerts").body()).doesNotContain("\"job\":\"falls\"");
        assertThat(north.get(ALL + "data/alerts.csv").body())
                .contains(",falls,RESOLVED,REGRESSION,", ",RECOVERED,3,", south.url());
        try (Pages pages = new Pages(north.url())) {
            Page page = pages.open(ALL, "all-controllers-ended");
            assertThat(page.textContent(".cm-ended")).contains("Recovered", "falls", "ended by #3", south.url());
            page.click("button:has-text('7 days')");
            page.waitForSelector(".cm-ended:has-text('falls')");
            assertThat(pages.complaints()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void whatAFileLostIsReadFromTheDatabaseWhileThatIsThere() throws Exception {
        Path file = north.home().resolve("jobs/shop/coverage-monitor/coverage/history.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(lines.size() - 1) + "\n");
        arrives("the trend", () -> north.get("/job/shop/coverage-trend/data")
                .body()
                .contains(
                        "#1 is not in this controller's own file and was read from the database of all controllers."));
        assertThat(north.get("/job/shop/coverage-trend/data").body()).contains("\"builds\":[1,2]");
        // What a worker that begins finds out at once, one that runs notices within two minutes.
        north.script(CONNECT_AGAIN);
        arrives("the card", () -> north.get("/job/shop/coverage-trend/card")
                .body()
                .startsWith("{\"origin\":\"#1 is not in this controller's own file"));
        assertThat(north.get("/job/shop/coverage-trend/card").body()).contains("\"builds\":[1,2]");
        arrives(
                "the dashboard",
                () -> north.get("/coverage-monitor/data").body().contains("\"spark\":[9000,8000]"));
        assertThat(north.get("/coverage-monitor/").body()).contains("Of 1 job it has builds that this controller");
        String database = address.database();
        TestPostgres.execute(TestPostgres.server(), "alter database " + database + " allow_connections false");
        TestPostgres.execute(
                TestPostgres.server(),
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
        try (Pages pages = new Pages(north.url())) {
            assertThat(north.build("shop", 3))
                    .as("no build waits for the database")
                    .isEqualTo("SUCCESS");
            arrives("the sentence", () -> north.get("/job/shop/coverage-trend/data")
                    .body()
                    .contains("The database of all controllers is away: "));
            Page page = pages.open("/job/shop/coverage-trend/", "trend-while-away");
            assertThat(page.textContent(".coverage-monitor")).contains("This is what this controller's own file has.");
            arrives("the card", () -> north.get("/job/shop/coverage-trend/card")
                    .body()
                    .startsWith("{\"origin\":\"The database of all controllers is away."
                            + " This is what this controller's own files have.\","));
            assertThat(pages.open("/job/shop/", "job-while-away").textContent(".coverage-monitor"))
                    .contains("The database of all controllers is away.");
            assertThat(pages.open("/coverage-monitor/", "dashboard-while-away").textContent(".coverage-monitor"))
                    .contains("The database of all controllers is away: ", "what this controller's own files have");
            assertThat(pages.open("/coverage-monitor/alerts", "alerts-while-away")
                            .textContent(".coverage-monitor"))
                    .contains("The database of all controllers is away.");
            arrives("the monitor", () -> north.get("/manage/").body().contains("1 job waits to be copied"));
            pages.visit("/manage/", "manage-while-away");
        } finally {
            TestPostgres.execute(TestPostgres.server(), "alter database " + database + " allow_connections true");
        }
        arrives("the build", () -> north.get(ALL + "data").body().contains("\"build\":3"));
        arrives("the log", () -> north.log().contains("The shared store has this controller's histories again."));
    }

    @Test
    @Order(4)
    void theFormTestsTheConnectionAndAFailedMigrationIsSaid() throws Exception {
        try (Pages pages = new Pages(north.url())) {
            Page page = pages.visit("/manage/configure", "store-form-before");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(page.inputValue("input[name='_.url'][value^='jdbc:']")).isEqualTo(url());
            page.click("button:has-text('Test connection') >> visible=true");
            page.waitForSelector("text=/PostgreSQL [0-9.]+ answers/");
            page.locator("text=Address of the store").scrollIntoViewIfNeeded();
            page.locator(
                            ".jenkins-form-item:has(> .jenkins-form-label:has-text('Address of the store')) .jenkins-help-button")
                    .click();
            page.waitForSelector("text=The PostgreSQL database (13 or later)");
            page.waitForTimeout(400);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(System.getProperty("e2e.screenshots", "target/screenshots"), "store-form.png")));
        }
        TestPostgres.execute(
                address, "update coverage_monitor.coverage_monitor_schema set checksum = 1 where version = '1'");
        north.script(CONNECT_AGAIN);
        arrives(
                "the monitor",
                () -> north.get("/manage/").body().contains("its tables could not be brought to this version"));
        try (Pages pages = new Pages(north.url())) {
            pages.visit("/manage/", "manage-failed-migration");
        }
    }

    @Test
    @Order(5)
    void onlyThoseWithThePermissionSeeAllControllers() throws Exception {
        String answers = south.script(
                """
                import hudson.security.*
                import jenkins.model.Jenkins
                def jenkins = Jenkins.get()
                jenkins.securityRealm.createAccount('dev', 'dev')
                def matrix = new GlobalMatrixAuthorizationStrategy()
                matrix.add(Jenkins.ADMINISTER, 'admin')
                matrix.add(Jenkins.READ, 'dev')
                jenkins.authorizationStrategy = matrix
                println Permission.fromId('hudson.model.Hudson.CoverageOfAllControllers')
                """);
        assertThat(answers).contains("CoverageOfAllControllers");
        assertThat(south.statusAs("dev", ALL + "data")).isEqualTo(403);
        south.script(
                """
                import jenkins.model.Jenkins
                Jenkins.get().authorizationStrategy.add(
                  hudson.security.Permission.fromId('hudson.model.Hudson.CoverageOfAllControllers'), 'dev')
                """);
        assertThat(south.statusAs("dev", ALL + "data")).isEqualTo(200);
    }
}
