package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures in mails and on boards: the token in a mail, the metrics key, OpenTelemetry, Grafana's queries, flags and owners. */
class BoardsAndMailInRealJenkinsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String PIPELINE =
            """
            node {
              writeFile file: 'CODEOWNERS', text: '*.js @core\\n'
              writeFile file: 'unit/lcov.info', text: "SF:a.js\\nDA:1,1\\nBRDA:1,0,0,1\\nBRDA:1,0,1,0\\nDA:2,0\\nDA:3,0\\nend_of_record\\n"
              writeFile file: 'it/lcov.info', text: "SF:a.js\\nDA:1,1\\nDA:2,1\\nDA:3,0\\nend_of_record\\n"
              writeFile file: 'a.js', text: 'one\\ntwo\\nthree\\n'
              monitorCoverage(
                reports: [[component: 'web', flag: 'unit', pattern: 'unit/lcov.info'],
                          [component: 'web', flag: 'integration', pattern: 'it/lcov.info', carryForwardBuilds: 3]],
                gates: [[metric: 'LINE', flag: 'unit', atLeast: 50.0], [metric: 'LINE', component: '@core', atLeast: 60.0]])
              mail to: 'team@example.com', subject: tm('coverage ${COVERAGE_MONITOR, metric="LINE"}'),
                body: tm('${COVERAGE_MONITOR, show="VERDICT"} (${COVERAGE_MONITOR, show="COUNT"})')
            }
            """;

    @TempDir
    static Path home;

    private static final AtomicReference<ExportMetricsServiceRequest> EXPORTED = new AtomicReference<>();
    private static RealJenkins jenkins;
    private static GreenMail mails;
    private static HttpServer receiver;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/metrics", exchange -> {
            try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
                EXPORTED.set(ExportMetricsServiceRequest.parseFrom(body));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        jenkins = new RealJenkins(home);
        jenkins.start();
        String said = jenkins.script(
                """
                def mailer = jenkins.model.Jenkins.get().getDescriptor('hudson.tasks.Mailer')
                mailer.smtpHost = '127.0.0.1'
                mailer.smtpPort = '%d'
                mailer.save()
                com.cloudbees.plugins.credentials.SystemCredentialsProvider.instance.credentials.add(
                  new org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl(
                    com.cloudbees.plugins.credentials.CredentialsScope.GLOBAL, 'board', '', hudson.util.Secret.fromString('board-key')))
                def config = io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration.get()
                config.metricsKeyCredentialsId = 'board'
                config.otlpEndpoint = 'http://127.0.0.1:%d'
                def log = new io.jenkins.plugins.coveragemonitor.jenkins.config.LogChannelOption('ops')
                config.channels = [log]
                """
                        .formatted(
                                mails.getSmtp().getPort(), receiver.getAddress().getPort()));
        assertThat(said).doesNotContain("Exception");
        jenkins.createPipeline("app", PIPELINE);
        assertThat(jenkins.build("app", 1)).as(jenkins.console("app", 1)).isEqualTo("UNSTABLE");
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
        if (receiver != null) {
            receiver.stop(0);
            mails.stop();
        }
    }

    private static HttpResponse<String> scrape(String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(jenkins.url() + "/coverage-monitor/prometheus"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aMailHasTheTokens() {
        assertThat(mails.waitForIncomingEmail(20_000, 1)).isTrue();
        var mail = mails.getReceivedMessages()[0];
        assertThat(GreenMailUtil.getHeaders(mail)).contains("coverage 66.66%");
        assertThat(GreenMailUtil.getBody(mail))
                .contains("Warning: line coverage by unit is 33.33 %, below 50 %.", "(2/3)");
    }

    @Test
    void aFlagAndAnOwnerAreJudgedAndShown() throws Exception {
        assertThat(jenkins.console("app", 1))
                .contains("flag integration: 66.66 % of lines", "flag unit: 33.33 % of lines")
                .contains("Line at least 50 % (project by unit)", "Line at least 60 % (@core)");
        JsonNode page =
                JSON.readTree(jenkins.get("/job/app/1/coverage-monitor/data").body());
        assertThat(page.at("/flags")).hasSize(2);
        assertThat(page.at("/flags/0/files/0/ranges/0")).hasToString("{\"from\":2,\"to\":2}");
        JsonNode unit = JSON.readTree(
                jenkins.get("/job/app/1/coverage-monitor/data?flag=unit").body());
        assertThat(unit.at("/flag").textValue()).isEqualTo("unit");
        assertThat(unit.at("/tiles/0/value").textValue()).isEqualTo("33.33 %");
        assertThat(jenkins.get("/job/app/coverage-monitor/api/v1/gaps?coveredOnlyBy=integration")
                        .body())
                .contains("[2,2]");
        try (Pages pages = new Pages(jenkins.url())) {
            pages.open("/job/app/1/coverage-monitor/", "flags");
            pages.open("/job/app/1/coverage-monitor/?flag=unit", "flag-unit");
            pages.open("/job/app/coverage-trend/?component=flag:unit", "flag-trend");
            assertThat(pages.complaints()).isEmpty();
        }
    }

    @Test
    void figuresAreForUsersAndForTheKey() throws Exception {
        assertThat(scrape(null).statusCode()).isEqualTo(403);
        assertThat(scrape("Bearer wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> board = scrape("Bearer board-key");
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body())
                .contains("coverage_monitor_covered{job=\"app\",metric=\"line\"} 2.0")
                .contains("component=\"web\"", "owner=\"@core\"");
    }

    @Test
    void figuresAreExported() throws Exception {
        jenkins.script("new io.jenkins.plugins.coveragemonitor.jenkins.OtlpWork().doAperiodicRun()");
        assertThat(EXPORTED.get().getResourceMetrics(0).getScopeMetrics(0).getMetricsList())
                .extracting(Metric::getName)
                .contains("coverage_monitor.covered", "coverage_monitor.open_alerts", "coverage_monitor.step_duration");
        assertThat(EXPORTED.get().toString()).contains("cicd.pipeline.name", "\"app\"", "@core");
    }

    @Test
    void aRealPrometheusAnswersEveryQueryOfTheDashboard() throws Exception {
        Path prometheus = Path.of("/usr/bin/prometheus");
        assumeTrue(Files.isExecutable(prometheus), "skipped: there is no Prometheus on this machine");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(
                home.resolve("prometheus.yml"),
                """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: coverage
                    metrics_path: /coverage-monitor/prometheus
                    honor_labels: true
                    authorization: {credentials: board-key}
                    static_configs: [{targets: ['%s']}]
                """
                        .formatted(jenkins.url().substring("http://".length())));
        Process process = new ProcessBuilder(
                        prometheus.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + home.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("prometheus.log").toFile())
                .start();
        try {
            String queries = "http://127.0.0.1:" + port + "/api/v1/query?query=";
            RealJenkins.await("two scrapes", Duration.ofMinutes(1), () -> {
                try {
                    return result(queries, "count_over_time(coverage_monitor_build[1m]) > 2")
                                    .size()
                            > 0;
                } catch (java.net.ConnectException notYet) {
                    return false;
                }
            });
            JsonNode dashboard =
                    JSON.readTree(Path.of("docs/metrics/grafana-dashboard.json").toFile());
            List<String> asked = new ArrayList<>(dashboard.findValuesAsText("expr"));
            assertThat(asked).hasSizeGreaterThan(9);
            for (String query : asked) {
                String chosen = query.replace("$job", ".*").replace("$branch", ".*");
                assertThat(result(queries, chosen)).as(chosen).isNotEmpty();
            }
            assertThat(result(queries, "coverage_monitor_covered{component=\"web\"}")
                            .findValuesAsText("component"))
                    .containsOnly("web");
        } finally {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static JsonNode result(String queries, String query) throws java.io.IOException, InterruptedException {
        String answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create(queries + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        // While it starts it answers in words.
        return answer.startsWith("{") ? JSON.readTree(answer).at("/data/result") : JSON.createArrayNode();
    }
}
