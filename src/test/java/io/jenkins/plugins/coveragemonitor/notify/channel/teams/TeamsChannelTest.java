package io.jenkins.plugins.coveragemonitor.notify.channel.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.HttpReceiver;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import org.junit.jupiter.api.Test;

class TeamsChannelTest extends HttpReceiver {
    @Override
    public Channel at(String base) {
        return new TeamsChannel(new TeamsSettings("ops", Secret.of(base + "/" + SECRET), null, null, null), http());
    }

    @Test
    void aBrokenTemplateIsSaidInTheCard() throws Exception {
        channel(Receiver.WORKING);
        new TeamsChannel(
                        new TeamsSettings(
                                "ops", Secret.of(SERVER.baseUrl()), null, new Template(null, "${nothing}"), null),
                        http())
                .deliver(SampleMessages.firing("id-1", "t1"), "");
        assertThat(received()).contains("app #16").contains("the template of this channel is broken");
    }

    @Test
    void postsAnAdaptiveCardInWhichNamesAreNoMarkup() throws Exception {
        Message message = SampleMessages.firing("id-1", "t1");
        channel(Receiver.WORKING).deliver(SampleMessages.titled(message, "app_[x](http://evil) *fell*"), "");
        assertThat(received())
                .contains("application/vnd.microsoft.card.adaptive")
                .contains("app\\\\_\\\\[x\\\\](http://evil) \\\\*fell\\\\*");
    }
}
