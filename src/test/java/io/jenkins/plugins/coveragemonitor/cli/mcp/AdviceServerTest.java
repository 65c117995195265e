package io.jenkins.plugins.coveragemonitor.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.cli.Main;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools as a coding agent calls them: the protocol's own client and a process of the command line. */
class AdviceServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static McpSyncClient client;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"gates\":[{\"metric\":\"LINE\",\"atLeast\":80}]}");
        record("app", 1, 9);
        record("app", 2, 6);
        StdioClientTransport transport = new StdioClientTransport(
                ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        .args(
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                Main.class.getName(),
                                "mcp",
                                "--home",
                                folder.resolve("home").toString())
                        .build(),
                new JacksonMcpJsonMapper(JSON));
        client = McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .build();
        client.initialize();
    }

    /** What this test runs with, whoever started it. */
    private static String classPath() {
        return AdviceServerTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    @AfterAll
    static void stop() {
        client.closeGracefully();
    }

    /** A build with so many of ten lines covered. */
    private static void record(String job, int build, int covered) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("w"));
        StringBuilder report = new StringBuilder("SF:src/a.js\nFN:1,apply\nFNDA:1,apply\n");
        IntStream.rangeClosed(1, 10)
                .forEach(line -> report.append("DA:" + line + "," + (line <= covered ? 1 : 0) + "\n"));
        Files.writeString(workspace.resolve("lcov.info"), report + "end_of_record\n");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                job,
                "--build",
                build,
                "--workspace",
                workspace,
                "--config",
                folder.resolve("config.json"));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
    }

    private static CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        assertThat(result.content()).hasSize(1);
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    private static JsonNode ask(String tool, Map<String, Object> arguments) throws IOException {
        CallToolResult result = call(tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        return JSON.readTree(text(result));
    }

    @Test
    void everyToolIsListedAsOneThatChangesNothing() {
        assertThat(client.listTools().tools())
                .extracting(McpSchema.Tool::name)
                .containsExactlyInAnyOrder("what_to_test_next", "gaps", "gate_status", "explain_change", "trend");
        assertThat(client.listTools().tools()).allSatisfy(tool -> {
            assertThat(tool.annotations().readOnlyHint()).isTrue();
            assertThat(tool.description()).isNotBlank();
            assertThat(tool.inputSchema()).containsEntry("additionalProperties", false);
        });
        assertThat(client.getServerInfo().name()).isEqualTo("coverage-monitor");
        assertThat(client.getServerInstructions()).contains("what_to_test_next");
    }

    @Test
    void anAgentAsksWritesATestRecordsAndAsksAgain() throws IOException {
        record("loop", 1, 9);
        record("loop", 2, 6);
        Map<String, Object> loop = Map.of("job", "loop");
        JsonNode before = ask("what_to_test_next", loop);
        assertThat(before.at("/about/missedGates/0/coveredNeeded").intValue()).isEqualTo(2);
        assertThat(before.at("/files/0/path").textValue()).isEqualTo("src/a.js");
        assertThat(before.at("/files/0/gaps/0/from").intValue()).isEqualTo(7);
        assertThat(before.at("/files/0/gaps/0/to").intValue()).isEqualTo(9);
        assertThat(before.at("/files/0/gaps/0/in").textValue()).isEqualTo("apply");

        record("loop", 3, 9);

        assertThat(ask("gate_status", loop).at("/about/verdict").textValue()).isEqualTo("PASSED");
        JsonNode after = ask("what_to_test_next", loop);
        assertThat(after.at("/about/build").intValue()).isEqualTo(3);
        assertThat(after.at("/about/missedGates")).isEmpty();
        assertThat(after.at("/files/0/gaps/0/from").intValue()).isEqualTo(10);
    }

    @Test
    void everyToolAnswersExactly() throws IOException {
        Map<String, Object> app = Map.of("job", "app");
        assertThat(ask("gaps", app).at("/files/0/gaps")).hasToString("[[7,10]]");
        assertThat(ask("gaps", app).at("/files/0/newGaps")).hasToString("[[7,9]]");
        assertThat(ask("gaps", Map.of("job", "app", "path", "lib/**"))
                        .at("/totalFiles")
                        .intValue())
                .isZero();
        assertThat(ask("gate_status", app).at("/gates/0/reason").textValue())
                .isEqualTo("2 more covered lines pass this gate");
        JsonNode change = ask("explain_change", app);
        assertThat(change.at("/about/baseline").textValue()).isEqualTo("#1");
        assertThat(change.at("/lost/0/from").intValue()).isEqualTo(7);
        assertThat(change.at("/project/0/points").decimalValue()).isEqualByComparingTo("-30");
        JsonNode trend = ask("trend", Map.of("job", "app", "limit", 1));
        assertThat(trend.at("/newest")).hasSize(1);
        assertThat(trend.at("/newest/0/value/percent").textValue()).isEqualTo("60.00%");
    }

    @Test
    void whatCannotBeAnsweredIsAnErrorThatSaysWhatToDo() {
        assertThat(call("gaps", Map.of("job", "app", "build", 77)).isError()).isTrue();
        assertThat(text(call("gaps", Map.of("job", "app", "build", 77))))
                .isEqualTo("#77 of app was not recorded; leave the build out for the newest one");
        assertThat(text(call("gaps", Map.of("job", "none")))).contains("nothing was recorded of the job 'none'");
        assertThat(text(call("gaps", Map.of("job", "app", "limit", "many"))))
                .isEqualTo("limit is a whole number from 1 to 1000");
        assertThat(text(call("gaps", Map.of("job", "app", "new_only", "yes")))).isEqualTo("new_only is true or false");
        assertThat(text(call("trend", Map.of("job", "app", "metrik", "LINE"))))
                .isEqualTo("there is no argument 'metrik'; there are component, flag, job, limit, metric");
        assertThat(text(call("trend", Map.of("job", "app", "metric", "LINES")))).startsWith("metric is one of LINE, ");
        assertThat(text(call("gaps", Map.of("job", "../../etc")))).doesNotContain("\n");
        assertThatThrownBy(() -> call("gapz", Map.of()))
                .hasMessageContaining("Tool not found: gapz; the tools are what_to_test_next, gaps, gate_status");
    }

    @Test
    void aClientThatNeverSaysThatItIsInitializedIsAnswered() throws Exception {
        String initialize =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                        + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n";
        String list = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";
        String late = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}\n";

        assertThat(answered(initialize + list + late + ping)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(answered(ping + list)).as("not even by initialize").containsExactlyInAnyOrder(3, 2);
    }

    /** The ids of the requests that get a result. */
    private static List<Integer> answered(String said) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AdviceServer(new Home(folder.resolve("home")), "app", "1.0")
                .serve(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)), out);
        List<Integer> ids = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode answer = JSON.readTree(line);
            assertThat(answer.has("result")).as(line).isTrue();
            ids.add(answer.get("id").intValue());
        }
        return ids;
    }

    @Test
    void aLineThatIsNoMessageCostsNoOtherAndTheEndOfInputLosesNothing() throws Exception {
        String said = "rubbish\n[1]\n\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n"
                + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":" + "9".repeat(30) + ",\"method\":\"ping\"}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":null}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/call\",\"params\":{\"name\":\"gaps\",\"arguments\":[1]}}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"gate_status\","
                + "\"arguments\":{}}}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AdviceServer(new Home(folder.resolve("home")), "app", "1.0")
                .serve(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)), out);
        String answered = out.toString(StandardCharsets.UTF_8);
        assertThat(answered.lines()).hasSize(8);
        assertThat(answered)
                .contains("an id is a text or a whole number")
                .contains("\"id\":3,\"error\":{\"code\":-32602")
                .contains("\"id\":4,\"error\":{\"code\":-32602,\"message\":\"the arguments of a tool are an object")
                .contains("-32700")
                .contains("-32600")
                .contains("\"id\":1")
                .contains("coveredNeeded");
        for (String line : answered.lines().toList()) {
            assertThat(JSON.readTree(line).get("jsonrpc").textValue()).isEqualTo("2.0");
        }
    }
}
