package io.jenkins.plugins.coveragemonitor.notify.channel.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {
    private static final Clock CLOCK = Clock.fixed(SampleMessages.TIME, ZoneOffset.UTC);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static WebhookChannel channel(String url, TargetPolicy targets) {
        return channel(url, targets, Duration.ofSeconds(30));
    }

    private static WebhookChannel channel(String url, TargetPolicy targets, Duration timeout) {
        HttpPost http = new HttpPost(HttpClients.DIRECT, targets, timeout, CLOCK);
        return new WebhookChannel(new WebhookSettings("ops", Secret.of(url), Secret.of("s3cret"), null, null), http);
    }

    private static Delivery deliver(ResponseDefinitionBuilder answer) throws InterruptedException {
        SERVER.stubFor(post("/hook").willReturn(answer));
        return channel(SERVER.baseUrl() + "/hook", new TargetPolicy(true))
                .deliver(SampleMessages.firing("id-1", "t1"), "");
    }

    @Test
    void postsSignedJsonWithTheKey() throws Exception {
        assertThat(deliver(aResponse().withStatus(200))).isEqualTo(new Delivery.Delivered(""));
        String body = SERVER.getAllServeEvents().get(0).getRequest().getBodyAsString();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        SERVER.verify(postRequestedFor(urlEqualTo("/hook"))
                .withHeader("Idempotency-Key", equalTo("id-1"))
                .withHeader("X-Coverage-Monitor-Signature", equalTo("sha256=" + signature))
                .withRequestBody(matchingJsonPath("$.alerts[0].type", equalTo("REGRESSION")))
                .withRequestBody(matchingJsonPath("$.alerts[0].before", equalTo("96.19%")))
                .withRequestBody(
                        equalToJson("{\"v\":1,\"id\":\"id-1\",\"status\":\"firing\",\"build\":16}", true, true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408})
    void aServerInTroubleIsAskedAgain(int status) throws InterruptedException {
        assertThat(deliver(aResponse().withStatus(status)))
                .isEqualTo(new Delivery.Later("localhost answered " + status, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void aRefusalIsFinal(int status) throws InterruptedException {
        assertThat(deliver(aResponse().withStatus(status)))
                .isEqualTo(new Delivery.Refused("localhost answered " + status));
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        Delivery answer = deliver(aResponse().withStatus(301).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));
        assertThat(answer).isInstanceOf(Delivery.Refused.class);
        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void retryAfterIsHonouredInSecondsAndAsADate() throws InterruptedException {
        assertThat(deliver(aResponse().withStatus(429).withHeader("Retry-After", "17")))
                .isEqualTo(new Delivery.Later("localhost answered 429", Duration.ofSeconds(17)));
        assertThat(deliver(aResponse().withStatus(503).withHeader("Retry-After", "Mon, 05 Jan 2026 08:01:00 GMT")))
                .isEqualTo(new Delivery.Later("localhost answered 503", Duration.ofMinutes(1)));
        assertThat(deliver(aResponse().withStatus(429).withHeader("Retry-After", "999999999")))
                .isEqualTo(new Delivery.Later("localhost answered 429", Duration.ofDays(1)));
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() throws InterruptedException {
        assertThat(deliver(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))
                .isInstanceOf(Delivery.Later.class);
    }

    @Test
    void aServerThatNeverAnswersOrDribblesIsLeftInTime() throws InterruptedException {
        Channel impatient = channel(SERVER.baseUrl() + "/hook", new TargetPolicy(true), Duration.ofMillis(700));
        // Whoever waited long enough would be answered, and have delivered.
        for (ResponseDefinitionBuilder answer : List.of(
                aResponse().withFixedDelay(30_000),
                aResponse().withBody("x".repeat(1000)).withChunkedDribbleDelay(10, 20_000))) {
            SERVER.stubFor(post("/hook").willReturn(answer));
            assertThat(impatient.deliver(SampleMessages.firing("id-1", "t1"), ""))
                    .isInstanceOf(Delivery.Later.class);
        }
    }

    /** A name that nobody but the proxy can resolve; the proxy is asked with the whole address. */
    @Test
    void aHostThatOnlyTheProxyKnowsIsReachedThroughIt() throws InterruptedException {
        SERVER.stubFor(post("/hook").willReturn(aResponse().withStatus(200)));
        ProxySelector proxy = ProxySelector.of(new InetSocketAddress("127.0.0.1", SERVER.getPort()));
        String inside = "http://receiver.invalid/hook";
        Channel proxied = new WebhookChannel(settings(inside), through(proxy));
        assertThat(proxied.deliver(SampleMessages.firing("id-1", "t1"), "")).isEqualTo(new Delivery.Delivered(""));
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getHeader("Idempotency-Key"))
                .isEqualTo("id-1");
        Channel direct = new WebhookChannel(settings(inside), through(ProxySelector.of(null)));
        assertThat(direct.deliver(SampleMessages.firing("id-2", "t1"), ""))
                .isEqualTo(new Delivery.Later("receiver.invalid has no address now", Duration.ZERO));
    }

    @Test
    void noProxyIsAskedForAnAddressOnlyForTheMachineItself() throws InterruptedException {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        ProxySelector proxy = ProxySelector.of(new InetSocketAddress("127.0.0.1", SERVER.getPort()));
        for (String target : List.of("http://169.254.169.254/", "http://[fe80::1]/", "http://0.0.0.0/")) {
            assertThat(through(proxy).post(URI.create(target), "{}", Map.of(), answer -> new Delivery.Delivered("")))
                    .isInstanceOf(Delivery.Refused.class);
        }
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    private static HttpPost through(ProxySelector proxy) {
        return new HttpPost(
                () -> HttpClient.newBuilder().proxy(proxy), new TargetPolicy(true), Duration.ofSeconds(30), CLOCK);
    }

    private static WebhookSettings settings(String url) {
        return new WebhookSettings("ops", Secret.of(url), null, null, null);
    }

    @Test
    void aHugeAnswerIsNotRead() throws InterruptedException {
        assertThat(deliver(aResponse().withStatus(200).withBody("x".repeat(20_000_000))))
                .isEqualTo(new Delivery.Delivered(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://0.0.0.0:80/",
                "http://[::]/",
                "http://[::ffff:169.254.169.254]/",
                "http://224.0.0.1/",
                "http://100.100.100.200/",
                "http://[fd00:ec2::254]/latest"
            })
    void aTargetOnlyForTheMachineItselfIsRefusedWhenItIsConfiguredAndWhenItIsPostedTo(String url) throws Exception {
        assertThatThrownBy(() -> channel(url, new TargetPolicy(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channel 'ops': the url leads to an address that only a machine itself")
                .hasMessageNotContaining("latest");
        if (!url.contains("%")) {
            assertThat(new TargetPolicy(true).refusal(URI.create(url))).isPresent();
        }
    }

    @Test
    void theNameOfACloudsMetadataIsRefusedToo() {
        assertThatThrownBy(() -> channel("http://Metadata.Google.Internal/x", new TargetPolicy(true)))
                .hasMessageContaining("only a machine itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8099/hook",
                "http://[::1]/",
                "http://10.0.0.7/",
                "http://192.168.1.1/",
                "https://[2001:db8::1]/x",
                "http://no-such-name.invalid/hook",
                "http://169.254.169.254.example/"
            })
    void anotherAddressIsTakenAndNobodyIsAskedWhereANameLeads(String url) {
        assertThat(channel(url, new TargetPolicy(true)).name()).isEqualTo("ops");
    }

    @Test
    void loopbackIsASetting() throws InterruptedException {
        assertThat(channel(SERVER.baseUrl() + "/hook", new TargetPolicy(false))
                        .deliver(SampleMessages.firing("id", "t"), ""))
                .isInstanceOf(Delivery.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://host/x", "http:///x", "no url", "http://user:pw@host/", "jar:file:x"
            })
    void anAddressThatIsNotPlainHttpIsNoChannel(String url) {
        assertThatThrownBy(() -> channel(url, new TargetPolicy(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ops'")
                .hasMessageNotContaining("passwd")
                .hasMessageNotContaining("pw@");
    }

    @Test
    void secretsShowNowhere() throws InterruptedException {
        WebhookSettings settings =
                new WebhookSettings("ops", Secret.of(SERVER.baseUrl() + "/token-123"), Secret.of("s3cret"), null, null);
        assertThat(settings.toString()).doesNotContain("token-123", "s3cret");
        SERVER.stubFor(post("/token-123").willReturn(aResponse().withStatus(500)));
        Delivery answer = channel(SERVER.baseUrl() + "/token-123", new TargetPolicy(true))
                .deliver(SampleMessages.firing("id", "t"), "");
        assertThat(answer.toString()).doesNotContain("token-123", "s3cret");
    }
}
