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
    void postsAnAdaptiveCardInWhichNamesAreNoMarkup() throws Exception {
        Message message = Samples.firing("id-1", "t1");
        channel(Receiver.WORKING).deliver(Samples.titled(message, "app_[x](http://evil) *fell*"), "");
        assertThat(received())
                .contains("application/vnd.microsoft.card.adaptive")
                .contains("app\\\\_\\\\[x\\\\](http://evil) \\\\*fell\\\\*");
    }
}
