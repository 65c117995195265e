package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must never happen again with endpoints; who may use which is in {@link PermissionsTest}. Every row of the table of
 * endpoints is tried, so that a new one cannot be forgotten.
 */
class EndpointSecurityTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    @TempDir
    Path folder;

    private House house;
    private Ask admin;
    private Map<String, String> before;

    @BeforeEach
    void open() throws IOException {
        house = new House(folder);
        admin = new Ask(house, Role.ADMINISTRATOR);
        admin.to("POST", "silences", "{\"matcher\":{\"jobs\":[\"payments\"]},\"until\":\"2026-12-01T00:00:00Z\"}");
        admin.to("POST", "alerts/" + house.alert("payments") + "/acknowledge", "{}");
        house.notified.clear();
        before = files();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>(house.files());
        files.keySet().removeIf(name -> name.endsWith(".lock"));
        return files;
    }

    private void nothingHappened() throws IOException {
        assertThat(files()).isEqualTo(before);
        assertThat(house.channels.calls).isEmpty();
        assertThat(house.notified).isEmpty();
    }

    /** Each address there is, with real ids in it, below the dashboard and below a job. */
    private Stream<Map.Entry<String, Ask>> addresses() throws IOException {
        String silence = house.state.silences().all().all().get(0).id();
        List<Map.Entry<String, Ask>> all = new ArrayList<>();
        for (Endpoint row : Endpoints.of(house.parts())) {
            String path = row.template();
            String address = (path.startsWith("alerts")
                            ? path.replace("{id}", house.alert("payments"))
                            : path.startsWith("silences") ? path.replace("{id}", silence) : path)
                    .replace("{id}", "5f2a90c4d1")
                    .replace("{name}", "chat");
            for (EndpointScope scope : row.access().keySet()) {
                all.add(Map.entry(address, scope == EndpointScope.ONE_JOB ? admin.below("payments") : admin));
            }
        }
        return all.stream().distinct();
    }

    private String title(String method, Map.Entry<String, Ask> address) {
        return method + " /" + address.getKey() + (address.getValue().job() == null ? "" : " below a job");
    }

    @Nested
    @DisplayName("side effects of reading, and changes without a crumb (SECURITY-976, -984)")
    class SideEffects {
        @TestFactory
        Stream<DynamicTest> noGetOrHeadChangesAnything() throws IOException {
            return addresses().flatMap(address -> Stream.of("GET", "HEAD")
                    .map(method -> DynamicTest.dynamicTest(title(method, address), () -> {
                        address.getValue().to(method, address.getKey() + "?job=payments", "");
                        address.getValue().to(method, address.getKey() + "?job=payments&note=x", "{\"note\":\"x\"}");
                        nothingHappened();
                    })));
        }

        @TestFactory
        Stream<DynamicTest> aMethodThatIsNotInTheTableIsRefused() throws IOException {
            Map<String, TreeSet<String>> known = new LinkedHashMap<>();
            List<Endpoint> rows = Endpoints.of(house.parts());
            addresses().forEach(address -> {
                TreeSet<String> verbs = known.computeIfAbsent(address.toString(), key -> new TreeSet<>());
                EndpointScope scope = address.getValue().job() == null ? EndpointScope.ALL_JOBS : EndpointScope.ONE_JOB;
                List<String> segments = address.getKey().isEmpty()
                        ? List.of()
                        : List.of(address.getKey().split("/"));
                rows.stream()
                        .filter(row -> row.match(scope, segments).isPresent())
                        .forEach(row -> verbs.add(row.httpMethod().name()));
            });
            return addresses().flatMap(address -> METHODS.stream()
                    .filter(method -> !known.get(address.toString()).contains(method.equals("HEAD") ? "GET" : method))
                    .map(method -> DynamicTest.dynamicTest(title(method, address), () -> {
                        ApiResponse answer = address.getValue().to(method, address.getKey(), "{}");
                        assertThat(answer.status()).isEqualTo(405);
                        nothingHappened();
                    })));
        }

        @TestFactory
        Stream<DynamicTest> aBodyThatAPageOfAnotherSiteCanSendIsRefused() throws IOException {
            return addresses()
                    .flatMap(address -> Stream.of("POST", "PUT", "DELETE").flatMap(method -> Stream.of(
                                    "text/plain",
                                    "application/x-www-form-urlencoded",
                                    "multipart/form-data; boundary=x")
                            .map(type -> DynamicTest.dynamicTest(title(method, address) + " as " + type, () -> {
                                ApiResponse answer = address.getValue()
                                        .with("Content-Type", type)
                                        .to(method, address.getKey(), "{\"note\":\"x\"}");
                                assertThat(answer.status()).isIn(405, 415);
                                nothingHappened();
                            }))));
        }
    }

    @Nested
    @DisplayName("files read or written by a name in an address (SECURITY-1668, -2090)")
    class Names {
        @Test
        void noNameLeadsToAFile() throws IOException {
            for (String name : List.of("..", "../../secret", "/etc/passwd", "a\u0000b", "%2e%2e", "coverage/../..")) {
                String encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
                assertThat(admin.get("measurements?job=payments&monitor=" + encoded)
                                .status())
                        .isEqualTo(400);
                assertThat(admin.get("measurements?job=" + encoded).status()).isEqualTo(404);
                assertThat(admin.get("alerts/" + encoded).status()).isEqualTo(404);
                assertThat(admin.get("silences/" + encoded).status()).isEqualTo(404);
                assertThat(admin.get("channels/" + encoded).status()).isEqualTo(404);
                assertThat(admin.to("POST", "deliveries/" + encoded + "/send-again", "{}")
                                .status())
                        .isEqualTo(404);
            }
            nothingHappened();
        }
    }

    @Nested
    @DisplayName("stored script by names (SECURITY-3061, -3611, -1680)")
    class Script {
        @TestFactory
        Stream<DynamicTest> everyAnswerIsJsonThatNoBrowserReadsAsAPage() throws IOException {
            return addresses()
                    .map(address -> DynamicTest.dynamicTest(title("GET", address), () -> {
                        ApiResponse answer = address.getValue().get(address.getKey() + "?job=%3Cscript%3E");
                        assertThat(answer.headers())
                                .containsEntry("X-Content-Type-Options", "nosniff")
                                .containsEntry("Content-Type", "application/json; charset=utf-8");
                    }));
        }
    }
}
