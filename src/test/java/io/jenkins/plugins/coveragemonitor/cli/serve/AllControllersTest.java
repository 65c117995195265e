package io.jenkins.plugins.coveragemonitor.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.TestPostgres;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data over all controllers by real HTTP from a real database. */
class AllControllersTest {
    /** More jobs than a page and than the rows of one fetch. */
    private static final int MANY = 620;

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static PostgresHistoryStore store;
    private static PreviewServer server;

    @BeforeAll
    static void serve() throws IOException {
        store = new PostgresHistoryStore(TestPostgres.database());
        store.prepare();
        fill(store);
        server = ServeCommandServer.start(null, store, 0);
    }

    private static Point point(int build, int daysAgo, long covered, long missed) {
        return Point.builder(build, NOW.minus(Duration.ofDays(daysAgo)))
                .totals(Counters.of(Metric.LINE, new Counter(covered, missed)))
                .create();
    }

    private static EndedAlert ended(String id, int daysAgo) {
        Instant when = NOW.minus(Duration.ofDays(daysAgo));
        return new EndedAlert(
                id, "REGRESSION", "WARNING", 1, when, "BY_HAND", 0, when, "ann", "=fell", "javascript:alert(1)", "{}");
    }

    static void fill(HistoryStore store) throws IOException {
        JobKey api = new JobKey("north", "api", "coverage");
        OpenAlert alert = new OpenAlert(
                "REGRESSION", "CRITICAL", "ACTIVE", 3, NOW, "Line coverage fell", "http://north/job/api/alerts");
        store.describe(
                api,
                new JobDescription(
                        "pay/=api", "http://north/job/api/", List.of("@pay"), List.of("gold"), List.of(alert)));
        store.keepAlerts(api, new AlertHistory(List.of(ended("old", 40), ended("newer", 3)), Set.of(), Instant.MIN));
        store.append(api, List.of(point(1, 300, 50, 50), point(2, 20, 80, 20), point(3, 1, 70, 30)));
        JobKey web = new JobKey("south", "web", "coverage");
        store.describe(
                web, new JobDescription("pay/web", "javascript:alert(1)", List.of("@pay"), List.of(), List.of()));
        store.append(web, List.of(point(9, 90, 900, 0)));
        for (int i = 0; i < MANY; i++) {
            JobKey key = new JobKey("many", "job-" + i, "coverage");
            store.describe(key, JobDescription.named("many/job-" + i));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            store.close();
        }
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("/api/all-controllers" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path));
    }

    @Test
    void aPageOfJobsAndTheSumsOfAll() throws Exception {
        JsonNode page = json("?limit=10");
        assertThat(page.path("total").asInt()).isEqualTo(MANY + 2);
        assertThat(page.path("jobs")).hasSize(10);
        assertThat(page.path("alerting").asInt()).isEqualTo(1);
        assertThat(page.path("silent").asInt()).isEqualTo(MANY + 1);
        assertThat(page.path("controllers")).hasSize(3);
        JsonNode api = json("?find=API").path("jobs").get(0);
        assertThat(api.path("change").path("text").asText()).isEqualTo("\u221210.00 points");
        assertThat(api.path("covered")).hasSize(3);
        assertThat(api.path("alerts").asInt()).isEqualTo(1);
    }

    @Test
    void anAddressThatIsNoPageIsNoLink() throws Exception {
        assertThat(json("?find=web").path("jobs").get(0).path("url").isNull()).isTrue();
    }

    @Test
    void groupsTheirCourseAndTheirAlerts() throws Exception {
        JsonNode groups = json("/groups?by=OWNER").path("groups");
        assertThat(groups.get(1).path("name").asText()).isEqualTo("@pay");
        assertThat(groups.get(1).path("counter").path("covered").asInt()).isEqualTo(970);
        JsonNode trend = json("/trend?by=OWNER&group=@pay&days=364");
        assertThat(trend.path("times")).hasSize(53);
        assertThat(trend.path("covered").get(52).asInt()).isEqualTo(970 + 10 - 10);
        assertThat(trend.path("jobs").get(0).asInt()).isZero();
        JsonNode alerts = json("/alerts?by=OWNER&group=@pay");
        assertThat(alerts.path("jobs").asInt()).isEqualTo(1);
        assertThat(alerts.path("alerts").get(0).path("url").asText()).isEqualTo("http://north/job/api/alerts");
        assertThat(json("/alerts?find=web").path("alerts")).isEmpty();
    }

    @Test
    void anExportHasEveryRowWhateverThePage() throws Exception {
        List<String> csv = get("/export.csv?limit=1&offset=5").lines().toList();
        assertThat(csv).hasSize(MANY + 3);
        assertThat(csv.get(0)).startsWith("controller,job_id,monitor,job,url,owners,labels,build,");
        assertThat(csv).anyMatch(line -> line.startsWith("north,api,coverage,pay/=api,"));
        JsonNode all = json("/export.json?find=pay&points=true");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).path("points")).hasSize(3);
        assertThat(json("/export.json?find=pay")
                        .get(1)
                        .path("measured")
                        .path("build")
                        .asInt())
                .isEqualTo(9);
        assertThat(json("/export.json")).hasSize(MANY + 2);
    }

    @Test
    void alertsOfAPeriodThatAreOver() throws Exception {
        JsonNode month = json("/ended?find=pay");
        assertThat(month.path("days").asInt()).isEqualTo(30);
        assertThat(month.path("total").asInt()).isEqualTo(1);
        JsonNode alert = month.path("alerts").get(0);
        assertThat(alert.path("job").asText()).isEqualTo("pay/=api");
        assertThat(alert.path("how").asText()).isEqualTo("BY_HAND");
        assertThat(alert.path("who").asText()).isEqualTo("ann");
        assertThat(alert.path("url").isNull()).as("an address that is no page").isTrue();
        assertThat(json("/ended?endedDays=90&limit=1&offset=1").path("total").asInt())
                .isEqualTo(2);
        assertThat(json("/ended?find=web").path("alerts")).isEmpty();
        List<String> csv = get("/alerts.csv?endedDays=90&limit=1").lines().toList();
        assertThat(csv).hasSize(4);
        assertThat(csv.get(0)).startsWith("controller,job_id,monitor,job,status,type,severity,build,since,ended,how,");
        assertThat(csv.get(1)).startsWith("north,api,coverage,pay/=api,ACTIVE,REGRESSION,CRITICAL,3,");
        assertThat(csv.get(2)).contains(",RESOLVED,", ",BY_HAND,0,ann,'=fell,");
        JsonNode all = json("/alerts.json");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).has("ended")).isFalse();
        assertThat(all.get(1).path("end_build").isNumber()).isTrue();
    }

    @Test
    void theTrendOfAJobOfAnyController() throws Exception {
        JsonNode trend = json("/job?controller=north&job=api&monitor=coverage");
        assertThat(trend.path("job").asText()).isEqualTo("pay/=api");
        assertThat(trend.path("build").asInt()).isEqualTo(3);
        assertThat(trend.path("series").path("covered")).hasSize(3);
        assertThat(trend.path("origin").asText()).isEqualTo("Read from the database of all controllers.");
        for (String none :
                List.of("", "?controller=north", "?controller=north&job=../x", "?controller=south&job=api")) {
            assertThat(status("/job" + none)).as(none).isEqualTo(404);
        }
    }

    private static int status(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("/api/all-controllers" + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aDatabaseThatWasAwayIsAskedAgain() throws Exception {
        String name = store.address().database();
        TestPostgres.execute(TestPostgres.server(), "alter database " + name + " allow_connections false");
        try {
            TestPostgres.execute(
                    TestPostgres.server(),
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            assertThat(status("")).isEqualTo(503);
        } finally {
            TestPostgres.execute(TestPostgres.server(), "alter database " + name + " allow_connections true");
        }
        assertThat(json("?limit=1").path("total").asInt()).isEqualTo(MANY + 2);
    }

    @Test
    void jobsThatAreMeasuredNoLongerAreListed() throws Exception {
        JsonNode page = json("?show=silent&find=pay");
        assertThat(page.path("jobs")).hasSize(1);
        assertThat(page.path("jobs").get(0).path("name").asText()).isEqualTo("pay/web");
        assertThat(json("?show=alerts").path("total").asInt()).isEqualTo(1);
    }
}
