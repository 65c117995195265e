package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The target of messages in Slack: an incoming webhook, or a channel that a bot posts to.
 *
 * @param url the secret address of an incoming webhook, or {@code null}
 * @param token a bot's token with the scope {@code chat:write}, or {@code null}
 * @param channel the id or name of the channel that a bot posts to; {@code null} with a webhook
 * @param api the address of Slack's API, {@code https://slack.com/api} if {@code null}
 */
public record SlackTarget(@Nullable Secret url, @Nullable Secret token, @Nullable String channel, String api) {
    /** Creates a target without checking it. */
    public SlackTarget(@Nullable Secret url, @Nullable Secret token, @Nullable String channel, @Nullable String api) {
        this.url = url;
        this.token = token;
        this.channel = channel;
        this.api = api == null ? "https://slack.com/api" : api;
    }

    /** An incoming webhook. */
    public static SlackTarget webhook(Secret url) {
        return new SlackTarget(url, null, null, null);
    }

    /**
     * Refuses an invalid target.
     *
     * @param name the name of our channel, for the message
     * @throws IllegalArgumentException if it is both or neither, or an address is not valid
     */
    void check(String name) {
        if ((url == null) == (token == null)) {
            throw new IllegalArgumentException(
                    "channel '" + name + "': give either the url of an incoming webhook or a bot's token");
        }
        if (token != null && (channel == null || channel.isBlank())) {
            throw new IllegalArgumentException("channel '" + name + "': say to which Slack channel the bot posts");
        }
        if (url != null) {
            TargetPolicy.address(name, url);
        }
        TargetPolicy.address(name, Secret.of(api));
    }

    /** The address of a method in Slack's API. */
    URI method(String method) {
        return URI.create(api + "/" + method);
    }
}
