package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Anonymous, reader, configurer and administrator at every endpoint, for all jobs and below one. */
class PermissionsTest {
    /** Endpoint, who may use it for all jobs, who below a job, and a body with which it succeeds. */
    private static final String STATED =
            """
            GET    /                            | READ       | READ      |
            GET    /status                      | READ       | READ      |
            POST   /status/start                | ADMINISTER | CONFIGURE | {}
            POST   /status/stop                 | ADMINISTER | CONFIGURE | {"note":"move"}
            GET    /alerts                      | READ       | READ      |
            POST   /alerts                      | CONFIGURE  | CONFIGURE | {"job":"payments","title":"flaky"}
            GET    /alerts/{id}                 | READ       | READ      |
            PUT    /alerts/{id}                 | CONFIGURE  | CONFIGURE | {"note":"seen"}
            POST   /alerts/{id}/acknowledge     | CONFIGURE  | CONFIGURE | {"note":"mine"}
            POST   /alerts/{id}/unacknowledge   | CONFIGURE  | CONFIGURE | {}
            POST   /alerts/{id}/note            | CONFIGURE  | CONFIGURE | {"note":"seen"}
            POST   /alerts/{id}/accept          | CONFIGURE  | CONFIGURE | {"note":"so be it"}
            POST   /alerts/{id}/resolve         | CONFIGURE  | CONFIGURE | {}
            POST   /alerts/{id}/silence         | CONFIGURE  | CONFIGURE | {"until":"2026-12-01T00:00:00Z"}
            GET    /thresholds                  | READ       | READ      |
            PUT    /thresholds                  | ADMINISTER | CONFIGURE | {"maxDrop":1.5}
            DELETE /thresholds                  | ADMINISTER | CONFIGURE |
            GET    /channels                    | ADMINISTER | -         |
            POST   /channels                    | ADMINISTER | -         | {"name":"ops","kind":"webhook"}
            GET    /channels/{name}             | ADMINISTER | -         |
            DELETE /channels/{name}             | ADMINISTER | -         |
            POST   /channels/{name}/test        | ADMINISTER | -         | {}
            GET    /silences                    | READ       | READ      |
            POST   /silences                    | CONFIGURE  | CONFIGURE | {"matcher":{"jobs":["payments"]},"until":"2026-12-01T00:00:00Z"}
            GET    /silences/{id}               | READ       | READ      |
            DELETE /silences/{id}               | CONFIGURE  | CONFIGURE |
            GET    /deliveries                  | ADMINISTER | CONFIGURE |
            GET    /deliveries/dead             | ADMINISTER | CONFIGURE |
            POST   /deliveries/{id}/send-again  | ADMINISTER | CONFIGURE | {}
            GET    /measurements                | READ       | READ      |
            GET    /trend                       | READ       | READ      |
            GET    /gaps                        | READ       | READ      |
            GET    /what-to-test-next           | READ       | READ      |
            GET    /gate-status                 | READ       | READ      |
            GET    /explain-change              | READ       | READ      |
            GET    /digest                      | READ       | READ      |
            GET    /export                      | READ       | READ      |
            GET    /audit                       | ADMINISTER | CONFIGURE |
            """;

    /** Those for all jobs that are about one, which a parameter names. */
    private static final Set<String> OF_ONE_JOB =
            Set.of("measurements", "trend", "gaps", "what-to-test-next", "gate-status", "explain-change");

    @TempDir
    Path folder;

    private int houses;

    /** A stated row. */
    private record Stated(String endpoint, Map<EndpointScope, Access> access, String body) {}

    private static Map<String, Stated> stated() {
        Map<String, Stated> all = new LinkedHashMap<>();
        STATED.lines().forEach(line -> {
            String[] cells = line.split("\\|", 4);
            String endpoint = cells[0].strip().replaceAll(" +/", " /");
            Map<EndpointScope, Access> access = new LinkedHashMap<>();
            access.put(EndpointScope.ALL_JOBS, Access.valueOf(cells[1].strip()));
            if (!cells[2].strip().equals("-")) {
                access.put(EndpointScope.ONE_JOB, Access.valueOf(cells[2].strip()));
            }
            all.put(endpoint, new Stated(endpoint, access, cells[3].strip()));
        });
        return all;
    }

    private static String name(Endpoint row) {
        return row.httpMethod() + " /" + row.template();
    }

    private House house() {
        return new House(folder.resolve(Integer.toString(houses++)));
    }

    @Test
    void everyEndpointIsStatedAndEveryStatedOneExists() {
        Map<String, Map<EndpointScope, Access>> table = new LinkedHashMap<>();
        Endpoints.of(house().parts()).forEach(row -> table.put(name(row), row.access()));
        Map<String, Map<EndpointScope, Access>> stated = new LinkedHashMap<>();
        stated().values().forEach(row -> stated.put(row.endpoint(), row.access()));
        assertThat(table).isEqualTo(stated);
    }

    @TestFactory
    Stream<DynamicTest> matrix() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Stated row : stated().values()) {
            row.access().forEach((scope, access) -> {
                for (Role role : Role.values()) {
                    String title = row.endpoint() + " " + scope + " as " + role;
                    tests.add(DynamicTest.dynamicTest(title, () -> check(row, scope, access, role)));
                }
            });
        }
        return tests.stream();
    }

    private void check(Stated row, EndpointScope scope, Access access, Role role) throws IOException {
        House house = house();
        Map<String, String> before = house.files();
        ApiResponse response = ask(house, row, scope, role, "payments");
        int level = role.ordinal() - 1;
        if (level >= access.ordinal()) {
            assertThat(response.status()).as(new String(response.body())).isBetween(200, 204);
        } else {
            assertThat(response.status()).isEqualTo(403);
            assertThat(Ask.json(response).at("/error/code").textValue()).isEqualTo("forbidden");
            assertThat(house.channels.calls).isEmpty();
            assertThat(house.notified).isEmpty();
        }
        if (level < access.ordinal() || row.endpoint().startsWith("GET")) {
            assertThat(without(house.files())).isEqualTo(without(prepared(before, house)));
            assertThat(house.channels.calls).isEmpty();
        }
    }

    private Map<String, String> prepared = Map.of();

    /** The files after the alert and the silence that an endpoint needs were made ready. */
    private Map<String, String> prepared(Map<String, String> before, House house) {
        return prepared.isEmpty() ? before : prepared;
    }

    private static Map<String, String> without(Map<String, String> files) {
        Map<String, String> rest = new LinkedHashMap<>(files);
        rest.keySet().removeIf(name -> name.endsWith(".lock"));
        return rest;
    }

    private ApiResponse ask(House house, Stated row, EndpointScope scope, Role role, String job) throws IOException {
        String[] parts = row.endpoint().split(" /", 2);
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        String address = parts[1];
        if (address.startsWith("alerts/")) {
            if (address.endsWith("/unacknowledge")) {
                admin.to("POST", "alerts/" + house.alert("payments") + "/acknowledge", "{}");
                house.notified.clear();
            }
            address = address.replace("{id}", house.alert("payments"));
        } else if (address.startsWith("silences/")) {
            ApiResponse made = admin.to(
                    "POST", "silences", "{\"matcher\":{\"jobs\":[\"payments\"]},\"until\":\"2026-12-01T00:00:00Z\"}");
            address = address.replace("{id}", Ask.json(made).get("id").textValue());
        }
        address = address.replace("{name}", "chat").replace("{id}", "5f2a90c4d1");
        if (scope == EndpointScope.ALL_JOBS && OF_ONE_JOB.contains(address)) {
            address += "?job=" + job;
        }
        prepared = house.files();
        Ask ask = new Ask(house, role);
        return (scope == EndpointScope.ONE_JOB ? ask.below(job) : ask).to(parts[0], address, row.body());
    }

    @TestFactory
    Stream<DynamicTest> aJobThatMayNotBeReadIsNotThere() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Stated row : stated().values()) {
            if (row.access().containsKey(EndpointScope.ONE_JOB)) {
                for (Role role : List.of(Role.READER, Role.CONFIGURER)) {
                    tests.add(DynamicTest.dynamicTest(row.endpoint() + " as " + role, () -> {
                        ApiResponse hidden = ask(house(), row, EndpointScope.ONE_JOB, role, "hidden");
                        ApiResponse nowhere = ask(house(), row, EndpointScope.ONE_JOB, role, "nowhere");
                        assertThat(hidden.status()).isEqualTo(404).isEqualTo(nowhere.status());
                        assertThat(new String(hidden.body()).replace("hidden", "nowhere"))
                                .isEqualTo(new String(nowhere.body()));
                        assertThat(hidden.headers()).isEqualTo(nowhere.headers());
                    }));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void whatBelongsToAHiddenJobIsInNoListAndUnderNoId() throws IOException {
        House house = house();
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        Ask reader = new Ask(house, Role.READER);
        String secret = house.alert("hidden");
        assertThat(Ask.json(admin.get("alerts")).get("total").intValue()).isGreaterThan(1);
        assertThat(new String(reader.get("alerts").body())).contains("payments").doesNotContain("hidden");
        assertThat(new String(reader.get("export").body())).contains("payments").doesNotContain("hidden");
        assertThat(Ask.json(reader.get("status")).get("jobs").intValue()).isEqualTo(1);
        assertThat(admin.get("alerts/" + secret).status()).isEqualTo(200);
        assertThat(reader.get("alerts/" + secret).status()).isEqualTo(404);
        assertThat(new Ask(house, Role.CONFIGURER)
                        .to("POST", "alerts/" + secret + "/resolve", "")
                        .status())
                .isEqualTo(404);
        assertThat(new Ask(house, Role.CONFIGURER)
                        .to("POST", "alerts", "{\"job\":\"hidden\",\"title\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(reader.get("trend?job=hidden").status()).isEqualTo(404);
        assertThat(reader.below("payments").get("alerts/" + secret).status()).isEqualTo(404);
    }

    @Test
    void aSilenceThatReachesFurtherThanItsMakerIsForAdministrators() {
        House house = house();
        Ask configurer = new Ask(house, Role.CONFIGURER);
        String until = "\"until\":\"2026-12-01T00:00:00Z\"}";
        assertThat(configurer.to("POST", "silences", "{" + until).status()).isEqualTo(403);
        assertThat(configurer
                        .to("POST", "silences", "{\"matcher\":{\"jobs\":[\"pay*\"]}," + until)
                        .status())
                .isEqualTo(403);
        assertThat(configurer
                        .to("POST", "silences", "{\"matcher\":{\"jobs\":[\"payments\",\"hidden\"]}," + until)
                        .status())
                .isEqualTo(404);
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        ApiResponse wide = admin.to("POST", "silences", "{\"matcher\":{\"jobs\":[\"hid*\"]}," + until);
        assertThat(wide.status()).isEqualTo(201);
        String id = Ask.json(wide).get("id").textValue();
        assertThat(Ask.json(configurer.get("silences")).get("total").intValue()).isZero();
        assertThat(configurer.to("DELETE", "silences/" + id, "").status()).isEqualTo(404);
        assertThat(admin.to("DELETE", "silences/" + id, "").status()).isEqualTo(204);
    }
}
