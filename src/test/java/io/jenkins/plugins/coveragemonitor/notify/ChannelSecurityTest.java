package io.jenkins.plugins.coveragemonitor.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelSettingsReader;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackTarget;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must never happen again with channels; each group is named after what other plugins were warned of. */
class ChannelSecurityTest {
    private static final String TOKEN = "hush-4711-token";
    private static final String KEY = "hush-4712-key";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    /** The kinds of channels that post to an address. */
    enum Kind {
        WEBHOOK,
        SLACK_WEBHOOK,
        SLACK_TOKEN,
        TEAMS;

        ChannelSettings at(String url) {
            Secret address = Secret.of(url);
            return switch (this) {
                case WEBHOOK -> new WebhookSettings("ops", address, Secret.of(KEY), null, null);
                case SLACK_WEBHOOK -> slack(SlackTarget.webhook(address));
                case SLACK_TOKEN -> slack(new SlackTarget(null, Secret.of(KEY), "#ops", url));
                case TEAMS -> new TeamsSettings("ops", address, null, null, null);
            };
        }

        private static ChannelSettings slack(SlackTarget target) {
            return new SlackSettings("ops", target, null, null, null, null);
        }
    }

    private static Delivery delivered(Kind kind, String url) throws InterruptedException {
        ChannelKinds channels =
                new ChannelKinds(HttpClients.DIRECT, new TargetPolicy(true), Clock.systemUTC(), line -> {});
        return channels.create(kind.at(url)).deliver(SampleMessages.firing("id", "t"), "");
    }

    private static Stream<Arguments> eachKindAnd(String... values) {
        return Stream.of(Kind.values()).flatMap(kind -> Stream.of(values).map(value -> Arguments.of(kind, value)));
    }

    @Nested
    @DisplayName("probing the inner network by a channel's address (SECURITY-976, -984, -985)")
    class InnerNetwork {
        static Stream<Arguments> reserved() {
            return eachKindAnd(
                    "http://169.254.169.254/latest/meta-data",
                    "https://169.254.169.254/",
                    "http://2852039166/",
                    "http://[fe80::1]/",
                    "http://[::ffff:169.254.169.254]/",
                    "http://[fd00:ec2::254]/",
                    "http://100.100.100.200/",
                    "http://metadata.google.internal/",
                    "http://0.0.0.0/",
                    "http://[::]/",
                    "http://224.0.0.1/");
        }

        @ParameterizedTest
        @MethodSource("reserved")
        void linkLocalAndMetadataAddressesAreNoChannel(Kind kind, String url) {
            assertThatThrownBy(() -> kind.at(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("meta-data");
        }

        static Stream<Arguments> otherSchemes() {
            return eachKindAnd(
                    "file:///etc/passwd",
                    "ftp://example.com/x",
                    "jar:file:/x.jar!/y",
                    "gopher://example.com/",
                    "javascript:alert(1)",
                    "//example.com/x",
                    "http://user:hush@example.com/");
        }

        @ParameterizedTest
        @MethodSource("otherSchemes")
        void fileFtpAndOtherSchemesAreNoChannel(Kind kind, String url) {
            assertThatThrownBy(() -> kind.at(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hush")
                    .hasMessageNotContaining("passwd");
        }

        static Stream<Arguments> redirects() {
            return Stream.of(301, 302, 303, 307, 308).flatMap(status -> eachKindAnd(
                            "/elsewhere", "http://169.254.169.254/x", "http://[fe80::1]/", "file:///etc/passwd")
                    .map(row -> Arguments.of(row.get()[0], status, row.get()[1])));
        }

        @ParameterizedTest
        @MethodSource("redirects")
        void aRedirectIsNotFollowedToLoopbackLinkLocalOrAFile(Kind kind, int status, String to)
                throws InterruptedException {
            SERVER.resetAll();
            SERVER.stubFor(
                    any(urlPathEqualTo("/elsewhere")).willReturn(aResponse().withStatus(200)));
            String location = to.startsWith("/") ? SERVER.baseUrl() + to : to;
            SERVER.stubFor(any(urlMatching("/hook.*"))
                    .willReturn(aResponse().withStatus(status).withHeader("Location", location)));
            assertThat(delivered(kind, SERVER.baseUrl() + "/hook")).isInstanceOf(Delivery.Refused.class);
            SERVER.verify(1, anyRequestedFor(anyUrl()));
        }

        /** Java takes other answers of names only when it starts, so another one asks. */
        @Test
        void aNameIsCheckedByWhereItLeadsAtEveryAttempt(@TempDir Path folder) throws Exception {
            SERVER.resetAll();
            SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
            Path hosts = Files.writeString(folder.resolve("hosts"), "169.254.169.254 rebound.example\n");
            Process java = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djdk.net.hosts.file=" + hosts,
                            "-Dsun.net.inetaddr.ttl=0",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Rebound.class.getName(),
                            "http://rebound.example:" + SERVER.getPort() + "/hook",
                            hosts.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said.lines())
                    .containsSubsequence(
                            "Refused[why=rebound.example has the address 169.254.169.254, which is not allowed as a target]",
                            "Delivered[reference=]",
                            "Refused[why=rebound.example has the address 169.254.169.254, which is not allowed as a target]");
            SERVER.verify(1, anyRequestedFor(anyUrl()));
        }
    }

    /** Posts to a name that leads to a forbidden address, then to loopback, then back. */
    static final class Rebound {
        private Rebound() {}

        /** Arguments: the address to post to, the file of names. */
        public static void main(String[] args) throws Exception {
            ChannelKinds channels =
                    new ChannelKinds(HttpClients.DIRECT, new TargetPolicy(true), Clock.systemUTC(), line -> {});
            Channel channel = channels.create(Kind.WEBHOOK.at(args[0]));
            System.out.println(channel.deliver(SampleMessages.firing("id", "t"), ""));
            Files.writeString(Path.of(args[1]), "127.0.0.1 rebound.example\n");
            System.out.println(channel.deliver(SampleMessages.firing("id", "t"), ""));
            Files.writeString(Path.of(args[1]), "169.254.169.254 rebound.example\n");
            System.out.println(channel.deliver(SampleMessages.firing("id", "t"), ""));
        }
    }

    @Nested
    @DisplayName("secrets in plain text, logs, addresses or answers (SECURITY-1628, -2088)")
    class Secrets {
        @TempDir
        Path folder;

        private final List<String> said = new ArrayList<>();

        /** Takes whatever is logged anywhere, exceptions with their causes. */
        private final Handler everything = new Handler() {
            @Override
            public void publish(LogRecord line) {
                StringWriter text = new StringWriter();
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(new PrintWriter(text));
                }
                said.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + text);
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };

        static Stream<Arguments> outcomes() {
            return eachKindAnd("200", "301", "404", "429", "500", "reset", "garbage", "slow", "absent");
        }

        @ParameterizedTest
        @MethodSource("outcomes")
        void showInNoLogFileStatusOrAnswerWhateverTheReceiverDoes(Kind kind, String outcome) throws Exception {
            SERVER.resetAll();
            SERVER.stubFor(any(anyUrl())
                    .willReturn(
                            switch (outcome) {
                                case "reset" -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                                case "garbage" -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
                                case "slow" -> aResponse().withStatus(200).withFixedDelay(3_000);
                                case "absent" -> aResponse();
                                default ->
                                    aResponse()
                                            .withStatus(Integer.parseInt(outcome))
                                            .withBody(TOKEN + KEY)
                                            .withHeader("Location", SERVER.baseUrl() + "/" + TOKEN);
                            }));
            String base = outcome.equals("absent") ? "http://127.0.0.1:1" : SERVER.baseUrl();
            // Where Slack's interface is is no secret, the token is.
            ChannelSettings settings = kind.at(kind == Kind.SLACK_TOKEN ? base : base + "/" + TOKEN);
            Logger root = Logger.getLogger("io.jenkins.plugins.coveragemonitor");
            Logger client = Logger.getLogger("jdk.httpclient");
            for (Logger logger : List.of(root, client)) {
                logger.addHandler(everything);
                logger.setLevel(Level.ALL);
            }
            try {
                send(settings);
            } finally {
                root.removeHandler(everything);
                client.removeHandler(everything);
            }
            said.add(settings.toString());
            said.add(new ObjectMapper().writeValueAsString(settings));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    said.add(file + Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            assertThat(said).noneMatch(text -> text.contains("hush-47"));
        }

        private void send(ChannelSettings settings) throws IOException, InterruptedException {
            OutboxLimits once =
                    new OutboxLimits(1, Duration.ofHours(1), 10, 10, Duration.ofMillis(1), Duration.ofMillis(1));
            HttpPost http =
                    new HttpPost(HttpClients.DIRECT, new TargetPolicy(true), Duration.ofSeconds(1), Clock.systemUTC());
            Channel channel = settings instanceof WebhookSettings webhook
                    ? new WebhookChannel(webhook, http)
                    : settings instanceof SlackSettings slack
                            ? new SlackChannel(slack, http)
                            : new TeamsChannel((TeamsSettings) settings, http);
            try (Outbox outbox = new Outbox(folder, once, Clock.systemUTC(), new Random(1), sentence -> {})) {
                outbox.use(List.of(channel));
                outbox.put("ops", SampleMessages.firing("id", "t"));
                assertThat(outbox.drain(Duration.ofMinutes(1))).isZero();
                said.add(outbox.status().toString());
                said.add(outbox.deliveries(10).toString());
                said.add(outbox.deadLetters("ops").toString());
                said.add(AlertJson.MAPPER.writeValueAsString(outbox.deadLetters("ops")));
            }
        }

        @Test
        void showInNoRefusalOfSettings() {
            String url = "\"url\":\"http://169.254.169.254/" + TOKEN + "\"";
            String secret = "\"secret\":\"" + KEY + "\"";
            for (String json : List.of(
                    "[{\"webhook\":{\"name\":\"ops\"," + url + "," + secret + "}}]",
                    "[{\"webhook\":{\"name\":\"ops\",\"url\":\"http://x/\"," + secret + ",\"typo\":1}}]",
                    "[{\"webhook\":{\"name\":\"ops\",\"url\":{\"" + TOKEN + "\":1}}}]",
                    "[{\"webhook\":{\"name\":\"ops\",\"url\":\"http://x y/" + TOKEN + "\"}}]")) {
                assertThatThrownBy(() -> ChannelSettingsReader.read(new ObjectMapper().readTree(json)))
                        .satisfies(failure -> {
                            StringWriter text = new StringWriter();
                            failure.printStackTrace(new PrintWriter(text));
                            assertThat(failure.getMessage()).doesNotContain("hush-47");
                            assertThat(text.toString()).doesNotContain("hush-47");
                        });
            }
        }
    }

    @Nested
    @DisplayName("files written or read outside their own folder (SECURITY-1668, -2090)")
    class Folders {
        @Test
        void theOutboxOfAChannelLiesInItsFolderWhateverItsName(@TempDir Path folder) throws Exception {
            Path box = folder.resolve("outbox");
            for (String name : List.of("../up", "..", ".", "a/b", "a\\b", "/etc", "dead", "x\u0000y")) {
                Outbox outbox = new Outbox(box, OutboxLimits.DEFAULT, Clock.systemUTC(), new Random(1), sentence -> {});
                outbox.put(name.replace("\u0000", ""), SampleMessages.firing("id-" + name.hashCode(), "t"));
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(box);
            }
            try (Stream<Path> files = Files.walk(box)) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(file.toRealPath().startsWith(box.toRealPath()))
                                .isTrue());
            }
        }
    }
}
