package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.HttpReceiver;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlackChannelTest extends HttpReceiver {
    @Override
    public String accepted() {
        return "{\"ok\":true,\"channel\":\"C42\",\"ts\":\"1700.1\"}";
    }

    @Override
    public Channel at(String base) {
        return new SlackChannel(settings(base, null, null), http());
    }

    private static SlackSettings settings(String api, String title, String text) {
        return settings(new SlackTarget(null, Secret.of(SECRET), "#builds", api), new Template(title, text));
    }

    private static SlackSettings settings(SlackTarget target, Template template) {
        return new SlackSettings("ops", target, null, template, null, null);
    }

    @Test
    void postsWithTheTokenAndRemembersWhatWasPosted() throws Exception {
        assertThat(channel(Receiver.WORKING).deliver(SampleMessages.firing("id-1", "t1"), ""))
                .isEqualTo(new Delivery.Delivered("C42:1700.1"));
        SERVER.verify(postRequestedFor(urlEqualTo("/chat.postMessage"))
                .withHeader("Authorization", equalTo("Bearer " + SECRET))
                .withRequestBody(matchingJsonPath("$.channel", equalTo("#builds"))));
        assertThat(received()).contains("&lt;b&gt;fell&lt;/b&gt;").doesNotContain("<b>");
    }

    @Test
    void theEndChangesTheFirstMessageAndRepliesToIt() throws Exception {
        channel(Receiver.WORKING).deliver(SampleMessages.resolved("id-2", "t1"), "C42:1700.1");
        SERVER.verify(postRequestedFor(urlEqualTo("/chat.update"))
                .withRequestBody(matchingJsonPath("$.ts", equalTo("1700.1")))
                .withRequestBody(matchingJsonPath("$.channel", equalTo("C42"))));
        SERVER.verify(postRequestedFor(urlEqualTo("/chat.postMessage"))
                .withRequestBody(matchingJsonPath("$.thread_ts", equalTo("1700.1"))));
    }

    @Test
    void anErrorInA200IsAnError() throws Exception {
        Channel channel = channel(Receiver.WORKING);
        SERVER.stubFor(
                any(anyUrl()).willReturn(aResponse().withBody("{\"ok\":false,\"error\":\"channel_not_found\"}")));
        assertThat(channel.deliver(SampleMessages.firing("id-1", "t1"), ""))
                .isEqualTo(new Delivery.Refused("Slack says channel_not_found"));
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"ok\":false,\"error\":\"ratelimited\"}")));
        assertThat(channel.deliver(SampleMessages.firing("id-1", "t1"), ""))
                .isEqualTo(new Delivery.Later("Slack says ratelimited", Duration.ZERO));
    }

    @Test
    void anIncomingWebhookNeedsNoToken() throws Exception {
        channel(Receiver.WORKING);
        SlackSettings byUrl =
                settings(SlackTarget.webhook(Secret.of(SERVER.baseUrl() + "/services/" + SECRET)), Template.USUAL);
        assertThat(new SlackChannel(byUrl, http()).deliver(SampleMessages.firing("id-1", "t1"), ""))
                .isEqualTo(new Delivery.Delivered(""));
        assertThat(byUrl.toString()).doesNotContain(SECRET);
    }

    @Test
    void eitherAnAddressOrATokenIsGiven() {
        assertThatThrownBy(() -> settings(new SlackTarget(null, null, null, null), Template.USUAL))
                .hasMessageContaining("either the url of an incoming webhook or a bot's token");
    }

    @Test
    void aTemplateReplacesTheTextAndABrokenOneSaysSo() throws Exception {
        channel(Receiver.WORKING);
        new SlackChannel(settings(SERVER.baseUrl(), "${job} ${now}", "was ${before}, ${severity}"), http())
                .deliver(SampleMessages.firing("id-1", "t1"), "");
        assertThat(received())
                .contains("app 94.97 %")
                .contains("was 96.19 %, WARNING")
                .doesNotContain("1.22 points");
        new SlackChannel(settings(SERVER.baseUrl(), "${jobb}", null), http())
                .deliver(SampleMessages.firing("id-1", "t1"), "");
        assertThat(received())
                .contains("1.22 points")
                .contains("there is no variable")
                .contains("broken");
    }
}
