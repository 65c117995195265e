package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TeamsChannelTest extends HttpReceiver {
    @Override
    Channel at(String base) {
        return new TeamsChannel(
                new TeamsSettings(
                        "ops", Secret.of(base + "/" + SECRET), null, null, null, null, null, null, null, null),
                http());
    }

    @Test
    void aBrokenTemplateIsSaidInTheCard() throws Exception {
        channel(Receiver.WORKING);
        new TeamsChannel(
                        new TeamsSettings(
                                "ops",
                                Secret.of(SERVER.baseUrl()),
                                null,
                                null,
                                "${nothing}",
                                null,
                                null,
                                null,
                                null,
                                null),
                        http())
                .deliver(Samples.firing("id-1", "t1"), "");
        assertThat(received()).contains("app #16").contains("the template of this channel is broken");
    }

    @Test
    void postsAnAdaptiveCardInWhichNamesAreNoMarkup() throws Exception {
        Message message = Samples.firing("id-1", "t1");
        channel(Receiver.WORKING).deliver(Samples.titled(message, "app_[x](http://evil) *fell*"), "");
        assertThat(received())
                .contains("application/vnd.microsoft.card.adaptive")
                .contains("app\\\\_\\\\[x\\\\](http://evil) \\\\*fell\\\\*");
    }
}
