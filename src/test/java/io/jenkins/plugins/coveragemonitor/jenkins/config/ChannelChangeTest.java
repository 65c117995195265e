package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the audit log says of a changed configuration. */
class ChannelChangeTest {
    private static WebhookChannelOption webhook(String name, String url) {
        WebhookChannelOption option = new WebhookChannelOption(name);
        option.setUrl(url);
        return option;
    }

    @Test
    void namesWhatCameWhatWentAndWhichFieldsChangedButNoValue() {
        List<ChannelOption> before = List.of(
                webhook("ops", "http://a.example/x"),
                webhook("same", "http://b.example/"),
                new LogChannelOption("old"));
        WebhookChannelOption ops = webhook("ops", "http://a.example/y");
        ops.setJobs("team/*");
        List<ChannelOption> after = List.of(webhook("same", "http://b.example/"), ops, new SlackChannelOption("team"));
        assertThat(ChannelChange.between(before, after))
                .containsExactly(
                        new ChannelChange("channel.update", "ops", "jobs, url"),
                        new ChannelChange("channel.create", "team", "slack"),
                        new ChannelChange("channel.delete", "old", "log"));
    }

    @Test
    void theSameConfigurationAgainChangesNothing() {
        assertThat(ChannelChange.between(
                        List.of(webhook("a", "http://x.example/")), List.of(webhook("a", "http://x.example/"))))
                .isEmpty();
    }
}
