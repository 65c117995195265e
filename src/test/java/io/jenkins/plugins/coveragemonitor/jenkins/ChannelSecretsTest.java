package io.jenkins.plugins.coveragemonitor.jenkins;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.xml.DomDriver;
import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.model.Job;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.api.Api;
import io.jenkins.plugins.coveragemonitor.api.ApiRequest;
import io.jenkins.plugins.coveragemonitor.api.ApiResponse;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelDescriptor;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.EmailChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.LogChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorRuntime;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SlackChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.TeamsChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.WebhookChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.StaplerRequest2;
import org.mockito.MockedStatic;
import org.springframework.security.core.Authentication;

/**
 * Channels of every kind whose secrets are credentials, as Jenkins has them: configured, told of a regression by receivers
 * that repeat what they are sent, tested, listed, exported, saved. Whatever is said anywhere holds none of the secrets.
 */
@SuppressWarnings({"unchecked", "rawtypes"})
class ChannelSecretsTest {
    private static final String MARK = "hush-47";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    Path folder;

    private final Map<String, String> credentials = new LinkedHashMap<>();
    private final List<MockedStatic<?>> statics = new java.util.ArrayList<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final MonitorConfiguration configuration = spy(new MonitorConfiguration());
    private final Job<?, ?> job = mock(Job.class);
    private final Logger ours = Logger.getLogger("io.jenkins.plugins.coveragemonitor");
    private final Logger client = Logger.getLogger("jdk.httpclient");
    private MonitorService service;
    private Api api;

    private final Handler everything = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getMessage() + Arrays.toString(entry.getParameters()));
            if (entry.getThrown() != null) {
                StringWriter trace = new StringWriter();
                entry.getThrown().printStackTrace(new PrintWriter(trace));
                said.add(trace.toString());
            }
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

    @BeforeEach
    void startJenkins() {
        for (Logger logger : List.of(ours, client)) {
            logger.addHandler(everything);
            logger.setLevel(Level.ALL);
        }
        doNothing().when(configuration).save();
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.getRootDir()).thenReturn(folder.toFile());
        when(jenkins.getRootUrl()).thenReturn("http://ci.example/");
        when(jenkins.hasPermission(any())).thenReturn(true);
        doReturn(List.of(job)).when(jenkins).getAllItems(Job.class);
        doReturn(job).when(jenkins).getItemByFullName("payments", Job.class);
        File root = folder.resolve("jobs/payments").toFile();
        when(job.getFullName()).thenReturn("payments");
        when(job.getRootDir()).thenReturn(root);
        when(job.getBuildDir()).thenReturn(new File(root, "builds"));
        when(job.getUrl()).thenReturn("job/payments/");
        when(job.hasPermission(any())).thenReturn(true);
        Authentication admin = mock(Authentication.class);
        when(admin.getName()).thenReturn("admin");
        MockedStatic<Jenkins> running = statically(Jenkins.class);
        running.when(Jenkins::get).thenReturn(jenkins);
        running.when(Jenkins::getAuthentication2).thenReturn(admin);
        // Every address is reached through the test's server, so that nothing leaves this machine.
        ProxySelector proxy = ProxySelector.of(new InetSocketAddress("127.0.0.1", SERVER.getPort()));
        statically(ProxyConfiguration.class)
                .when(ProxyConfiguration::newHttpClientBuilder)
                .thenAnswer(call -> HttpClient.newBuilder().proxy(proxy));
        keepCredentials();
        service = new MonitorService();
        MockedStatic<ExtensionList> lists = statically(ExtensionList.class);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorService.class)).thenReturn(service);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorRuntime.class)).thenReturn(service);
        lists.when(() -> ExtensionList.lookupSingleton(StoreService.class)).thenReturn(new StoreService());
        AppearanceConfiguration appearance = mock(AppearanceConfiguration.class);
        lists.when(() -> ExtensionList.lookupSingleton(AppearanceConfiguration.class))
                .thenReturn(appearance);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorConfiguration.class))
                .thenReturn(configuration);
        api = new ApiService().api();
    }

    private <T> MockedStatic<T> statically(Class<T> type) {
        MockedStatic<T> mocked = mockStatic(type);
        statics.add(mocked);
        return mocked;
    }

    private void keepCredentials() {
        Map<CredentialsMatcher, String> ids = new IdentityHashMap<>();
        statically(CredentialsProvider.class)
                .when(() -> CredentialsProvider.lookupCredentialsInItemGroup(any(), any(), any(), any()))
                .thenReturn(List.of());
        MockedStatic<CredentialsMatchers> matchers = statically(CredentialsMatchers.class);
        matchers.when(() -> CredentialsMatchers.withId(anyString())).thenAnswer(call -> {
            CredentialsMatcher matcher = mock(CredentialsMatcher.class);
            ids.put(matcher, call.getArgument(0));
            return matcher;
        });
        matchers.when(() -> CredentialsMatchers.firstOrNull(any(Iterable.class), any()))
                .thenAnswer(call -> {
                    String text = credentials.get(ids.get(call.<CredentialsMatcher>getArgument(1)));
                    if (text == null) {
                        return null;
                    }
                    hudson.util.Secret secret = mock(hudson.util.Secret.class);
                    when(secret.getPlainText()).thenReturn(text);
                    StringCredentials found = mock(StringCredentials.class);
                    when(found.getSecret()).thenReturn(secret);
                    return found;
                });
    }

    @AfterEach
    void stopJenkins() {
        service.stop();
        statics.forEach(MockedStatic::close);
        for (Logger logger : List.of(ours, client)) {
            logger.removeHandler(everything);
            logger.setLevel(null);
        }
    }

    private void configure() {
        String inside = "http://receiver.invalid/";
        credentials.put("hook-url", inside + "hook/" + MARK + "1");
        credentials.put("hook-key", MARK + "2");
        credentials.put("slack-url", inside + "slack/" + MARK + "3");
        credentials.put("slack-token", "xoxb-" + MARK + "4");
        credentials.put("teams-url", inside + "teams/" + MARK + "5");
        credentials.put("broken-url", "ftp://" + MARK + "6/");
        WebhookChannelOption webhook = new WebhookChannelOption("by-webhook");
        webhook.setUrlCredentialsId("hook-url");
        webhook.setSecretCredentialsId("hook-key");
        SlackChannelOption slack = new SlackChannelOption("by-slack");
        slack.setUrlCredentialsId("slack-url");
        SlackChannelOption bot = new SlackChannelOption("by-bot");
        bot.setTokenCredentialsId("slack-token");
        bot.setChannel("#builds");
        TeamsChannelOption teams = new TeamsChannelOption("by-teams");
        teams.setUrlCredentialsId("teams-url");
        teams.setTitle("${jobb}");
        WebhookChannelOption broken = new WebhookChannelOption("broken");
        broken.setUrlCredentialsId("broken-url");
        WebhookChannelOption absent = new WebhookChannelOption("absent");
        absent.setUrlCredentialsId("nowhere");
        EmailChannelOption mail = new EmailChannelOption("by-mail");
        mail.setTo("team@example.com");
        mail.setComponents("nothing");
        LogChannelOption log = new LogChannelOption("by-log");
        configuration.setChannels(List.of(webhook, slack, bot, teams, broken, absent, mail, log));
    }

    private void regress() throws IOException {
        CoverageMonitor monitor = JobFiles.monitor(job, JobHome.DEFAULT_ID);
        for (int build = 1; build <= 2; build++) {
            Point point = Point.builder(build, Instant.now())
                    .totals(Counters.of(Metric.LINE, new Counter(build == 1 ? 90 : 80, build == 1 ? 10 : 20)))
                    .commit("c0ffee")
                    .create();
            monitor.history().append(List.of(point));
            monitor.alerts()
                    .evaluate(point, monitor.history().points(), List.of(), AlertSettings.DEFAULT, Silences.NONE);
        }
        service.dispatch(job, monitor, JobHome.DEFAULT_ID);
    }

    private void untilAllWereTried() throws IOException, InterruptedException {
        List<String> sending = List.of("by-webhook", "by-slack", "by-bot", "by-teams", "by-log");
        while (service.box().status().stream()
                        .filter(status -> sending.contains(status.name()))
                        .filter(status -> status.delivered() + status.failed() + status.dead() > 0)
                        .map(ChannelStatus::name)
                        .distinct()
                        .count()
                < sending.size()) {
            Thread.sleep(50);
        }
    }

    private String ask(String method, String path, String below, String body) {
        ApiResponse answer = api.answer(new ApiRequest(
                method,
                "/" + (below == null ? "" : "job/payments/") + "coverage-monitor/api",
                below,
                Arrays.asList(("v1" + (path.isEmpty() ? "" : "/" + path)).split("/")),
                below == null && path.matches("measurements|trend") ? Map.of("job", List.of("payments")) : Map.of(),
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                new JenkinsCaller()));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        said.add(method + " " + path + " " + answer.status() + " " + answer.headers() + text);
        return text;
    }

    /** Everything that can be asked for, by the interface's own list. */
    private void everyAnswer(String below) throws IOException {
        JsonNode index = new ObjectMapper().readTree(ask("GET", "", below, ""));
        String alert =
                JobFiles.monitor(job, JobHome.DEFAULT_ID).alerts().open().get(0).alertId();
        int asked = 0;
        for (JsonNode endpoint : index.get("endpoints")) {
            String path = endpoint.get("path").textValue().replaceFirst(".*/v1/?", "");
            if (endpoint.get("method").textValue().equals("GET")) {
                asked++;
                for (ChannelOption channel : configuration.getChannels()) {
                    ask("GET", path.replace("{name}", channel.getName()).replace("{id}", alert), below, "");
                }
            }
        }
        assertThat(asked).isGreaterThan(below == null ? 13 : 10);
    }

    /** What every form says of what it holds: its checks, and its test button. */
    private void everyForm() throws Exception {
        for (ChannelOption channel : configuration.getChannels()) {
            Class<?> form = Arrays.stream(channel.getClass().getDeclaredClasses())
                    .filter(ChannelDescriptor.class::isAssignableFrom)
                    .findFirst()
                    .orElseThrow();
            Object descriptor = form.getDeclaredConstructor().newInstance();
            for (Method method : FormClasses.methods(form)) {
                boolean mail = channel instanceof EmailChannelOption
                        && method.getName().equals("doSendTest");
                if (method.getReturnType() == FormValidation.class && !mail) {
                    Object[] arguments = Arrays.stream(method.getParameters())
                            .map(parameter -> typed(channel, method, parameter))
                            .toArray();
                    said.add(method.getName() + " "
                            + FormAnswers.of(() -> {
                                try {
                                    return (FormValidation) method.invoke(descriptor, arguments);
                                } catch (InvocationTargetException e) {
                                    throw new IllegalStateException(e.getCause());
                                }
                            }));
                }
            }
        }
    }

    private static Object typed(ChannelOption channel, Method method, Parameter parameter) {
        String field = parameter.getName().equals("value") ? method.getName().substring(7) : parameter.getName();
        try {
            Object value = channel.getClass()
                    .getMethod("get" + Character.toUpperCase(field.charAt(0)) + field.substring(1))
                    .invoke(channel);
            return value == null ? null : value.toString();
        } catch (NoSuchMethodException notOfThisKind) {
            return "";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the browser gets of our pages beside the interface's answers. */
    private void everyPage() throws Exception {
        for (org.kohsuke.stapler.HttpResponse page : List.of(
                new DashboardAction().doData("LINE"),
                new CoverageJobAction(job, JobHome.DEFAULT_ID).doCard(),
                new CoverageJobAction(job, JobHome.DEFAULT_ID).doData("LINE", "", ""))) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            org.kohsuke.stapler.StaplerResponse2 response = mock(org.kohsuke.stapler.StaplerResponse2.class);
            jakarta.servlet.ServletOutputStream out = mock(jakarta.servlet.ServletOutputStream.class);
            org.mockito.Mockito.doAnswer(call -> {
                        sent.writeBytes(call.getArgument(0));
                        return null;
                    })
                    .when(out)
                    .write(any(byte[].class));
            when(response.getOutputStream()).thenReturn(out);
            page.generateResponse(mock(StaplerRequest2.class), response, null);
            assertThat(sent.toString(StandardCharsets.UTF_8)).contains("payments");
            said.add(sent.toString(StandardCharsets.UTF_8));
        }
    }

    private void everyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                said.add(file + " " + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 404, 500})
    @Timeout(180)
    void noneOfTheSecretsIsSaidAnywhereWhateverTheReceiversAnswer(int status) throws Exception {
        SERVER.resetAll();
        // A receiver that repeats what it was asked by, as many error pages do.
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withStatusMessage(MARK + "1")
                        .withHeader("Location", "http://receiver.invalid/" + MARK + "1")
                        .withBody("you asked for " + credentials + MARK + "1" + MARK + "4")));
        configure();
        regress();
        untilAllWereTried();
        for (ChannelOption channel : configuration.getChannels()) {
            if (!(channel instanceof EmailChannelOption)) {
                ask("POST", "channels/" + channel.getName() + "/test", null, "{}");
            }
        }
        everyForm();
        everyAnswer(null);
        everyAnswer("payments");
        everyPage();
        for (ChannelOption channel : configuration.getChannels()) {
            said.add(new XStream(new DomDriver()).toXML(channel));
            said.add(channel.toString());
        }
        configuration.setChannels(List.of());
        ask("GET", "audit", null, "");
        everyFile();

        assertThat(said).noneMatch(text -> text.contains(MARK));
        String all = said.stream().collect(Collectors.joining("\n"));
        assertThat(all)
                .as("what was looked at was not nothing")
                .contains("by-webhook", "by-slack", "by-bot", "by-teams", "by-mail", "by-log")
                .contains("there is no secret text with the id 'nowhere'")
                .contains("channel.delete", "hook-key");
        assertThat(SERVER.findAll(com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
                        urlPathMatching("/(hook|slack|teams)/" + MARK + "."))))
                .as("the receivers did get theirs")
                .extracting(LoggedRequest::getUrl)
                .contains("/hook/" + MARK + "1", "/slack/" + MARK + "3", "/teams/" + MARK + "5");
    }
}
