package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP promises: statuses, errors in one shape, pages, tags; and that what is set holds. */
class ApiTest {
    @TempDir
    Path folder;

    private House house;
    private Ask admin;

    @BeforeEach
    void twoJobs() {
        house = new House(folder);
        admin = new Ask(house, Role.ADMINISTRATOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            GET    | nothing               |                                     | 404 | not_found          |
            PUT    | alerts                | {}                                  | 405 | method_not_allowed |
            GET    | alerts?status=broken  |                                     | 400 | bad_request        | status
            GET    | alerts?limit=0        |                                     | 400 | bad_request        | limit
            GET    | alerts?offset=x       |                                     | 400 | bad_request        | offset
            GET    | trend                 |                                     | 400 | bad_request        | job
            GET    | export?days=-1        |                                     | 400 | bad_request        | days
            GET    | alerts/0000           |                                     | 404 | not_found          |
            POST   | alerts                | {"title"                            | 400 | malformed          |
            POST   | alerts                | []                                  | 400 | malformed          |
            POST   | alerts                | {"job":"payments"}                  | 422 | invalid            | title
            POST   | alerts                | {"job":"payments","titel":"x"}      | 422 | invalid            | titel
            POST   | alerts                | {"job":"nowhere","title":"x"}       | 404 | not_found          |
            PUT    | thresholds            | {"maxDrop":-1}                      | 422 | invalid            |
            PUT    | thresholds            | {"maxDorp":1}                       | 422 | invalid            | maxDorp
            PUT    | thresholds            | {"rules":{"REGRESSION":{"pending":0}}} | 422 | invalid         | rules.REGRESSION
            PUT    | thresholds            | {}                                  | 422 | invalid            |
            POST   | silences              | {"note":"no end"}                   | 422 | invalid            | until
            POST   | silences              | {"until":"2026-11-20T00:00:00Z"}    | 422 | invalid            | until
            POST   | silences              | {"matcher":{"types":["LOUD"]},"until":"2026-12-01T00:00:00Z"} | 422 | invalid | matcher.types
            POST   | channels              | {"name":"chat","kind":"webhook"}    | 409 | conflict           | name
            POST   | channels              | {"name":"ops","kind":"pigeon"}      | 422 | invalid            |
            DELETE | channels/nobody       |                                     | 404 | not_found          |
            """)
    void everyErrorHasItsStatusAndOneShape(
            String method, String address, String body, int status, String code, String field) {
        ApiResponse response = admin.to(method, address, body == null ? "" : body);
        assertThat(response.status()).as(new String(response.body())).isEqualTo(status);
        JsonNode error = Ask.json(response).get("error");
        assertThat(error.get("code").textValue()).isEqualTo(code);
        assertThat(error.get("message").textValue()).isNotBlank().doesNotContain("Exception", "\n");
        assertThat(error.get("field").textValue()).isEqualTo(field);
        assertThat(Ask.json(response)).hasSize(1);
    }

    @Test
    void anAlertThatOnlyAnotherStoreHasIsReadAndNotChanged() throws IOException {
        String known = house.alert("payments");
        admin.to("POST", "alerts/" + known + "/resolve", "{}");
        Alert alert = house.monitor("payments", "coverage").alerts().alerts().stream()
                .filter(one -> one.alertId().equals(known))
                .findFirst()
                .orElseThrow();
        house.lost.add(alert);
        JsonNode before = Ask.json(admin.get("alerts?status=RESOLVED"));
        Files.delete(JobHome.below(folder, "payments").alerts());
        JsonNode after = Ask.json(admin.get("alerts?status=RESOLVED"));
        assertThat(before.path("total").asInt()).isEqualTo(2);
        assertThat(after.path("total").asInt()).isEqualTo(1);
        assertThat(after.at("/items/0/mayChange").asBoolean()).isFalse();
        assertThat(admin.get("alerts/" + known).status()).isEqualTo(200);
        assertThat(admin.to("POST", "alerts/" + known + "/note", "{\"note\":\"x\"}")
                        .status())
                .isEqualTo(404);
        house.lost.add(alert.inJob("hidden"));
        Ask reader = new Ask(house, Role.READER);
        assertThat(Ask.json(reader.get("alerts?status=RESOLVED")).path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void alertsOfAJobThatCannotBeReadHideThoseOfNoOther() throws IOException {
        String known = house.alert("payments");
        String other = house.alert("hidden");
        JsonNode before = Ask.json(admin.get("alerts"));
        assertThat(before.has("problems")).isFalse();
        Path alerts = JobHome.below(folder, "payments").alerts();
        Files.delete(alerts);
        Files.createDirectory(alerts);
        JsonNode after = Ask.json(admin.get("alerts"));
        assertThat(after.path("items"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("job").asText()).isNotEqualTo("payments"));
        assertThat(after.path("problems"))
                .extracting(JsonNode::asText)
                .containsExactly("the alerts of payments cannot be read");
        assertThat(admin.get("alerts/" + other).status()).isEqualTo(200);
        assertThat(admin.get("alerts/" + known).status())
                .as("nobody knows whether there is such an alert")
                .isEqualTo(500);
        assertThat(Ask.json(admin.get("digest")).path("text").asText()).contains("Alerts not known: payments");
    }

    @Test
    void whatIsNoJsonIsRefusedOnTheWayInAndOut() {
        assertThat(admin.with("Content-Type", "text/plain")
                        .to("POST", "status/stop", "{}")
                        .status())
                .isEqualTo(415);
        assertThat(admin.with("Content-Type", "application/x-www-form-urlencoded")
                        .to("POST", "status/stop", "")
                        .status())
                .as("a form that the server has read already")
                .isEqualTo(415);
        assertThat(admin.with("Accept", "text/html").get("alerts").status()).isEqualTo(406);
        assertThat(admin.with("Accept", "text/html,*/*;q=0.1").get("alerts").status())
                .isEqualTo(200);
        assertThat(admin.to("POST", "status/stop", " ".repeat(ApiRequest.MAX_BODY + 1))
                        .status())
                .isEqualTo(413);
        assertThat(admin.to("PUT", "alerts", "{}").headers()).containsEntry("Allow", "GET, POST");
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgainAndAChangeOfWhatWasChangedIsRefused() {
        for (String list : List.of("alerts", "silences", "channels", "measurements?job=payments", "audit", "export")) {
            String tag = admin.get(list).headers().get("ETag");
            ApiResponse again =
                    admin.with("If-None-Match", "\"other\", W/" + tag).get(list);
            assertThat(again.status()).as(list).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers()).containsEntry("ETag", tag);
        }
        String before = admin.get("thresholds").headers().get("ETag");
        assertThat(admin.with("If-Match", before)
                        .to("PUT", "thresholds", "{\"maxDrop\":2}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.with("If-Match", before)
                        .to("PUT", "thresholds", "{\"maxDrop\":3}")
                        .status())
                .isEqualTo(412);
        assertThat(admin.with("If-None-Match", before).get("thresholds").status())
                .isEqualTo(200);
    }

    @Test
    void pagesLeadFromOneToTheNextAndMissNothing() {
        for (int i = 0; i < 7; i++) {
            admin.to("POST", "alerts", "{\"job\":\"payments\",\"title\":\"t" + i + "\"}");
        }
        String all = Ask.json(admin.get("alerts?job=payments"))
                .get("items")
                .findValuesAsText("id")
                .toString();
        ApiResponse first = admin.get("alerts?job=payments&limit=3");
        assertThat(first.headers().get("Link"))
                .isEqualTo("</coverage-monitor/api/v1/alerts?job=payments&limit=3&offset=3>; rel=\"next\"");
        String pages = Stream.of("0", "3", "6")
                .map(at -> Ask.json(admin.get("alerts?job=payments&limit=3&offset=" + at)))
                .flatMap(page -> page.get("items").findValuesAsText("id").stream())
                .toList()
                .toString();
        assertThat(pages).isEqualTo(all);
        assertThat(admin.get("alerts?limit=3&offset=900").headers().get("Link")).doesNotContain("next");
    }

    @Test
    void alertsAreFoundByWhatTheyAreAbout() throws IOException {
        admin.to(
                "POST",
                "alerts",
                "{\"job\":\"payments\",\"title\":\"x\",\"severity\":\"CRITICAL\",\"branch\":\"dev\"}");
        assertThat(ids("alerts?job=payments&type=REGRESSION")).containsExactly(regression());
        assertThat(ids("alerts?job=pay*&severity=critical&status=active,pending"))
                .hasSize(1);
        assertThat(ids("alerts?job=payments&branch=dev")).hasSize(1);
        assertThat(ids("alerts?job=payments&status=RESOLVED")).isEmpty();
        assertThat(ids("alerts?component=web")).isEmpty();
    }

    private List<String> ids(String address) {
        return Ask.json(admin.get(address)).get("items").findValuesAsText("id");
    }

    private String regression() throws IOException {
        return house.monitor("payments", "coverage").alerts().alerts().stream()
                .filter(alert -> alert.key().rule().equals("regression"))
                .findFirst()
                .orElseThrow()
                .alertId();
    }

    @Test
    void theLifeOfAnAlertLeavesItsTracksInTheAuditAndItsWordsAreHandedOn() throws IOException {
        String id = regression();
        JsonNode taken = Ask.json(admin.to(
                "POST", "alerts/" + id + "/acknowledge", "{\"note\":\"on it\",\"until\":\"2026-11-22T00:00:00Z\"}"));
        assertThat(taken.get("status").textValue()).isEqualTo("ACKNOWLEDGED");
        assertThat(taken.at("/acknowledged/who").textValue()).isEqualTo("ADMINISTRATOR");
        admin.to("POST", "alerts/" + id + "/note", "{\"note\":\"flaky host\"}");
        JsonNode over = Ask.json(admin.to("POST", "alerts/" + id + "/accept", "{\"note\":\"old code went\"}"));
        assertThat(over.at("/resolved/how").textValue()).isEqualTo("ACCEPTED");
        assertThat(admin.to("POST", "alerts/" + id + "/resolve", "").status()).isEqualTo(409);
        assertThat(admin.to("PUT", "alerts/" + id, "{\"message\":\"no\"}").status())
                .isEqualTo(409);
        assertThat(Ask.json(admin.get("audit")).get("items").findValuesAsText("action"))
                .containsExactly("alert.accept", "alert.note", "alert.acknowledge");
        assertThat(house.notified).containsExactly("payments", "payments", "payments");
    }

    @Test
    void thresholdsHoldFromTheNextEvaluationOnAndTheJobGoesBeforeAll() throws IOException {
        admin.to("PUT", "thresholds", "{\"maxDrop\":3,\"rules\":{\"IMPROVEMENT\":{\"enabled\":false}}}");
        admin.below("payments").to("PUT", "thresholds", "{\"criticalDrop\":9}");
        AlertSettings configured =
                AlertSettings.DEFAULT.toBuilder().maxDrop(new BigDecimal("1.0")).build();
        AlertSettings effective = house.state.thresholds().effective("payments", configured);
        assertThat(effective.maxDrop())
                .as("the job's configuration goes before what is set for all")
                .isEqualByComparingTo("1");
        assertThat(effective.criticalDrop()).isEqualByComparingTo("9");
        assertThat(effective.rules()).hasSize(1);
        AlertSettings other = house.state.thresholds().effective("other", AlertSettings.DEFAULT);
        assertThat(other.maxDrop()).isEqualByComparingTo("3");
        assertThat(other.criticalDrop()).isEqualByComparingTo("5");
        admin.below("payments").to("PUT", "thresholds", "{\"maxDrop\":0.1}");
        assertThat(house.state.thresholds().effective("payments", configured).maxDrop())
                .isEqualByComparingTo("0.1");
        assertThat(admin.below("payments").to("DELETE", "thresholds", "").status())
                .isEqualTo(204);
        assertThat(house.state.thresholds().effective("payments", configured).criticalDrop())
                .isEqualByComparingTo("5");
    }

    @Test
    void monitoringStopsForAllOrForOneAndSaysWhoStoppedIt() throws IOException {
        admin.below("payments").to("POST", "status/stop", "{\"note\":\"moving\"}");
        assertThat(house.state.monitoring().isOn("payments")).isFalse();
        assertThat(house.state.monitoring().isOn("hidden")).isTrue();
        JsonNode state = Ask.json(admin.below("payments").get("status"));
        assertThat(state.get("monitoring").textValue()).isEqualTo("stopped");
        assertThat(state.at("/here/note").textValue()).isEqualTo("moving");
        assertThat(Ask.json(admin.get("status")).get("stopped").intValue()).isEqualTo(1);
        admin.to("POST", "status/stop", "");
        admin.below("payments").to("POST", "status/start", "");
        assertThat(house.state.monitoring().isOn("payments")).isFalse();
        admin.to("POST", "status/start", "");
        assertThat(house.state.monitoring().isOn("payments")).isTrue();
    }

    @Test
    void aSilenceMutesUntilItEnds() throws IOException {
        ApiResponse made = admin.to(
                "POST",
                "alerts/" + regression() + "/silence",
                "{\"until\":\"2026-11-21T09:00:00Z\",\"note\":\"deploy\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(Ask.json(admin.get("alerts/" + regression())).get("silenced").booleanValue())
                .isTrue();
        String id = Ask.json(made).get("id").textValue();
        assertThat(made.headers()).containsEntry("Location", "/coverage-monitor/api/v1/silences/" + id);
        admin.to("POST", "silences", "{\"matcher\":{\"types\":[\"ANOMALY\"]},\"until\":\"2026-11-21T09:00:00Z\"}");
        assertThat(house.state.silences().inForce(Role.ADMINISTRATOR)).isEqualTo(2);
        assertThat(house.state.silences().inForce(Role.READER)).isEqualTo(1);
        house.now = House.NOW.plus(Duration.ofMinutes(5));
        assertThat(admin.to("DELETE", "silences/" + id, "").status()).isEqualTo(204);
        assertThat(Ask.json(admin.get("silences/" + id)).get("state").textValue())
                .isEqualTo("over");
        assertThat(admin.to("DELETE", "silences/" + id, "").status()).isEqualTo(409);
        assertThat(Ask.json(admin.get("alerts/" + regression())).get("silenced").booleanValue())
                .isFalse();
    }

    @Test
    void aChannelIsTestedOnceInTenSecondsAndNeverShowsItsSecrets() {
        ApiResponse made = admin.to(
                "POST", "channels", "{\"name\":\"ops\",\"kind\":\"webhook\",\"url\":\"https://example.org/s3cr3t\"}");
        assertThat(made.status()).isEqualTo(201);
        house.channels.answer = new Delivery.Refused("the receiver answers 404");
        ApiResponse tested = admin.to("POST", "channels/ops/test", "");
        assertThat(Ask.json(tested).get("result").textValue()).isEqualTo("refused");
        ApiResponse again = admin.to("POST", "channels/ops/test", "");
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.headers().get("Retry-After")).isEqualTo("11");
        house.now = House.NOW.plusSeconds(11);
        assertThat(admin.to("POST", "channels/ops/test", "").status()).isEqualTo(200);
        for (String list : List.of("channels", "channels/ops", "audit", "deliveries")) {
            assertThat(new String(admin.get(list).body())).doesNotContain("s3cr3t");
        }
        assertThat(new String(made.body())).doesNotContain("s3cr3t");
    }

    @Test
    void whatFailsInsideIsToldWithoutItsInside() {
        Jobs broken = (Jobs) java.lang.reflect.Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (proxy, method, arguments) -> {
                    throw new IOException("/var/secret/path");
                });
        Api api = new Api(new ApiDependencies(broken, house.state, house.channels, house));
        ApiResponse response = api.answer(new ApiRequest(
                "GET",
                "",
                null,
                List.of("v1", "alerts"),
                java.util.Map.of(),
                java.util.Map.of(),
                new byte[0],
                Role.READER));
        assertThat(response.status()).isEqualTo(500);
        assertThat(new String(response.body()))
                .contains("coverage-monitor-api-")
                .doesNotContain("secret");
    }

    @Test
    void whatIsSetFollowsARenamedJobAndGoesWithADeletedOne() throws IOException {
        admin.below("payments").to("POST", "status/stop", "");
        admin.below("payments").to("PUT", "thresholds", "{\"maxDrop\":7}");
        admin.below("payments").to("POST", "silences", "{\"until\":\"2026-12-01T00:00:00Z\"}");
        MonitorState other = MonitorState.in(
                folder.resolve("coverage-monitor"), house, new SplittableRandom(1), () -> Retention.DEFAULT);
        other.renamed("payments", "billing");
        assertThat(house.state.monitoring().isOn("payments")).isTrue();
        assertThat(house.state.monitoring().isOn("billing")).isFalse();
        assertThat(house.state
                        .thresholds()
                        .effective("billing", AlertSettings.DEFAULT)
                        .maxDrop())
                .isEqualByComparingTo("7");
        Silences silences = house.state.silences().all();
        assertThat(silences.all().get(0).matcher().jobs()).containsExactly("billing");
        other.deleted("billing");
        assertThat(house.state.monitoring().isOn("billing")).isTrue();
        assertThat(house.state.thresholds().effective("billing", AlertSettings.DEFAULT))
                .isEqualTo(AlertSettings.DEFAULT);
    }
}
