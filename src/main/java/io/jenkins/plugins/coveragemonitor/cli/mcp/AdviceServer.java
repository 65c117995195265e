package io.jenkins.plugins.coveragemonitor.cli.mcp;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.jenkins.plugins.coveragemonitor.advice.Advice;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers a coding agent over the Model Context Protocol on two streams, one message a line, until the input ends.
 *
 * @see <a href="https://modelcontextprotocol.io/specification">the specification</a>
 */
public final class AdviceServer {
    private static final String INSTRUCTIONS = "Answers come from what was recorded of builds; nothing here changes"
            + " anything. Ask what_to_test_next, write a test for the ranges it names, run the tests, record the new report"
            + " with 'coverage-monitor record', and ask again: gate_status says when enough is covered.";

    /** The most jobs that a sentence names. */
    private static final int NAMED = 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private final Home home;
    private final String job;
    private final String version;

    /**
     * A server for a folder.
     *
     * @param job the job of calls that name none, {@code ""} for none
     * @param version the version to present
     */
    public AdviceServer(Home home, String job, String version) {
        this.home = home;
        this.job = job;
        this.version = version;
    }

    /** Serves until the input ends, and answers all earlier requests first. */
    public void serve(InputStream in, OutputStream out) throws InterruptedException {
        Answers answers = new Answers(out);
        Requests requests = new Requests(in, answers);
        StdioServerTransportProvider transport =
                new StdioServerTransportProvider(new JacksonMcpJsonMapper(new ObjectMapper()), requests, answers);
        McpSyncServer server = McpServer.sync(transport)
                .serverInfo("coverage-monitor", version)
                .instructions(INSTRUCTIONS)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                // The tools check arguments themselves, and their sentences say what is wrong.
                .validateToolInputs(false)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .tools(AdviceTools.all().stream().map(this::specification).toList())
                .build();
        requests.awaitEnd();
        server.closeGracefully();
    }

    private SyncToolSpecification specification(Tool tool) {
        McpSchema.Tool shown = McpSchema.Tool.builder(tool.name(), tool.schema())
                .title(tool.title())
                .description(tool.description())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return SyncToolSpecification.builder()
                .tool(shown)
                .callHandler((exchange, request) -> call(tool, request.arguments()))
                .build();
    }

    /** Errors in a call are answers: the caller can read them and call again. */
    private CallToolResult call(Tool tool, Map<String, Object> given) {
        try {
            Set<String> known = new HashSet<>(tool.arguments().keySet());
            known.add("job");
            ToolArguments arguments = new ToolArguments(given == null ? Map.of() : given, known);
            String name = job(arguments.text("job"));
            Advice advice = new Advice(home.knownMonitor(name), home.around(name));
            return result(JSON.writeValueAsString(tool.work().answer(advice, arguments)), false);
        } catch (IOException | RuntimeException e) {
            return result(FailureText.sentence(e), true);
        }
    }

    private static CallToolResult result(String text, boolean error) {
        return CallToolResult.builder().addTextContent(text).isError(error).build();
    }

    private String job(String asked) throws IOException {
        if (!asked.isEmpty()) {
            return asked;
        }
        if (!job.isEmpty()) {
            return job;
        }
        List<String> jobs = home.jobs();
        if (jobs.size() == 1) {
            return jobs.get(0);
        }
        if (jobs.isEmpty()) {
            throw CommandFailure.usage("nothing was recorded in " + home.folder() + " yet; record a build first");
        }
        throw CommandFailure.usage("name the job; there are "
                + jobs.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (jobs.size() > NAMED ? " and " + (jobs.size() - NAMED) + " more" : ""));
    }
}
