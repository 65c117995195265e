package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.api.state.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every change is in the audit log once, with who made it, when, and what it was; what only reads is never in it. */
class AuditTest {
    private static final String END = "\"until\":\"2026-12-01T00:00:00Z\"";
    private static final String OWN = "\"matcher\":{\"jobs\":[\"payments\"]},";

    /**
     * Each endpoint that changes something: what is sent, and what the log then says: the action, of which thing, with
     * which note; {@code -} for nothing. {@code {id}} is an alert, a silence or a message that there is.
     */
    private static final String CHANGES =
            """
            POST status/start | {"note":"back"} | monitoring.start | - | back
            POST status/stop | {"note":"moving"} | monitoring.stop | - | moving
            POST alerts | {"job":"payments","title":"odd"} | alert.create | new | odd
            PUT alerts/{id} | {"note":"seen"} | alert.note | alert | seen
            POST alerts/{id}/acknowledge | {"note":"mine"} | alert.acknowledge | alert | mine
            POST alerts/{id}/unacknowledge | {"note":"not mine"} | alert.unacknowledge | alert | not mine
            POST alerts/{id}/note | {"note":"why"} | alert.note | alert | why
            POST alerts/{id}/accept | {"note":"legacy"} | alert.accept | alert | legacy
            POST alerts/{id}/resolve | {"note":"done"} | alert.resolve | alert | done
            POST alerts/{id}/silence | {END,"note":"known"} | silence.create | new | known
            PUT thresholds | {"maxDrop":2} | thresholds.set | - | {"maxDrop":2}
            DELETE thresholds | | thresholds.unset | - | -
            POST channels | {"name":"ops","kind":"webhook"} | channel.create | ops | webhook
            DELETE channels/{name} | | channel.delete | chat | -
            POST channels/{name}/test | {} | channel.test | chat | delivered
            POST silences | {OWN END,"note":"weekend"} | silence.create | new | weekend
            DELETE silences/{id} | | silence.end | silence | first
            POST deliveries/{id}/send-again | {} | delivery.send-again | 5f2a90c4d1 | chat
            """;

    @TempDir
    Path folder;

    private record Row(String body, String action, String what, String note) {}

    private static Map<String, Row> table() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : CHANGES.split("\n")) {
            String[] cells = line.split(" *\\| *");
            rows.put(
                    cells[0], new Row(cells[1].replace("OWN ", OWN).replace("END", END), cells[2], cells[3], cells[4]));
        }
        return rows;
    }

    /** A house in which everything can be done that the table does. */
    private final class Place {
        final House house;
        final Ask admin;
        final String alert;
        final String silence;

        Place(EndpointScope scope, String endpoint) throws IOException {
            house = new House(Files.createTempDirectory(folder, "house"));
            Ask all = new Ask(house, Role.ADMINISTRATOR);
            admin = scope == EndpointScope.ONE_JOB ? all.below("payments") : all;
            alert = house.alert("payments");
            silence = Ask.json(all.to("POST", "silences", "{" + OWN + END + ",\"note\":\"first\"}"))
                    .get("id")
                    .textValue();
            if (endpoint.endsWith("unacknowledge")) {
                all.to("POST", "alerts/" + alert + "/acknowledge", "{}");
            }
        }

        String address(Endpoint row) {
            String id = row.template().startsWith("alerts")
                    ? alert
                    : row.template().startsWith("silences") ? silence : "5f2a90c4d1";
            return row.template().replace("{id}", id).replace("{name}", "chat");
        }

        int entries() throws IOException {
            return house.state.audit().newestFirst().size();
        }
    }

    private interface Check {
        void of(Endpoint row, EndpointScope scope, Place place) throws IOException;
    }

    private Stream<DynamicTest> each(boolean changing, Check check) throws IOException {
        return Endpoints.of(new House(Files.createTempDirectory(folder, "rows")).parts()).stream()
                .filter(row -> (row.httpMethod() != HttpMethod.GET) == changing)
                .flatMap(row -> row.access().keySet().stream()
                        .map(scope -> DynamicTest.dynamicTest(
                                name(row) + (scope == EndpointScope.ONE_JOB ? " below a job" : ""),
                                () -> check.of(row, scope, new Place(scope, row.template())))));
    }

    private static String name(Endpoint row) {
        return row.httpMethod() + " " + row.template();
    }

    @TestFactory
    Stream<DynamicTest> everyChangeIsWrittenDownOnce() throws IOException {
        return each(true, (row, scope, place) -> {
            Row said = table().get(name(row));
            assertThat(said)
                    .as("an endpoint that changes something stands in the table")
                    .isNotNull();
            int before = place.entries();
            ApiResponse answer = place.admin.to(row.httpMethod().name(), place.address(row), said.body());
            assertThat(answer.status()).as(new String(answer.body())).isBetween(200, 299);
            List<AuditEntry> all = place.house.state.audit().newestFirst();
            assertThat(all).hasSize(before + 1);
            AuditEntry entry = all.get(0);
            assertThat(entry.who()).isEqualTo("ADMINISTRATOR");
            assertThat(entry.when()).isEqualTo(House.NOW);
            assertThat(entry.action()).isEqualTo(said.action());
            assertThat(entry.note()).isEqualTo(said.note().equals("-") ? null : said.note());
            assertThat(entry.job())
                    .isEqualTo(
                            scope == EndpointScope.ONE_JOB || said.action().matches("(alert|silence|delivery)\\..*")
                                    ? "payments"
                                    : null);
            switch (said.what()) {
                case "-" -> assertThat(entry.what()).isNull();
                case "alert" -> assertThat(entry.what()).isEqualTo(place.alert);
                case "silence" -> assertThat(entry.what()).isEqualTo(place.silence);
                case "new" ->
                    assertThat(entry.what())
                            .isEqualTo(Ask.json(answer).get("id").textValue());
                default -> assertThat(entry.what()).isEqualTo(said.what());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatOnlyReadsIsNotWrittenDown() throws IOException {
        return each(false, (row, scope, place) -> {
            int before = place.entries();
            place.admin.get(place.address(row) + "?job=payments");
            place.admin.to("HEAD", place.address(row), "");
            assertThat(place.entries()).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsRefusedIsNotWrittenDown() throws IOException {
        return each(true, (row, scope, place) -> {
            int before = place.entries();
            Ask reader = new Ask(place.house, Role.READER);
            String body = table().get(name(row)).body();
            Ask asked = scope == EndpointScope.ONE_JOB ? reader.below("payments") : reader;
            assertThat(asked.to(row.httpMethod().name(), place.address(row), body)
                            .status())
                    .isBetween(400, 499);
            if (!body.equals("{}")) {
                assertThat(place.admin
                                .with("If-Match", "\"other\"")
                                .to(row.httpMethod().name(), place.address(row), "[")
                                .status())
                        .as("a body that is not JSON, or another version of what there is")
                        .isBetween(400, 499);
            }
            assertThat(place.entries()).isEqualTo(before);
        });
    }

    /** A row for an endpoint that is no longer there would prove nothing. */
    @Test
    void theTableHasEveryEndpointThatChangesSomethingAndNoOther() throws IOException {
        assertThat(table().keySet())
                .isEqualTo(Endpoints.of(new House(Files.createTempDirectory(folder, "rows")).parts()).stream()
                        .filter(row -> row.httpMethod() != HttpMethod.GET)
                        .map(AuditTest::name)
                        .collect(Collectors.toSet()));
    }
}
