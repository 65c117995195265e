package io.jenkins.plugins.coveragemonitor.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes channels of their settings. */
public final class Channels {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpPost http;
    private final Consumer<String> log;

    /**
     * Makes channels.
     *
     * @param clients makes the client that posts
     * @param targets where may be posted to
     * @param log takes the lines of log channels
     */
    public Channels(HttpClients clients, Targets targets, Clock clock, Consumer<String> log) {
        this(new HttpPost(clients, targets, TIMEOUT, clock), log);
    }

    Channels(HttpPost http, Consumer<String> log) {
        this.http = http;
        this.log = log;
    }

    /** The channel of settings. */
    public Channel create(ChannelSettings settings) {
        if (settings instanceof LogSettings toLog) {
            return new LogChannel(toLog, log);
        }
        if (settings instanceof WebhookSettings webhook) {
            return new WebhookChannel(webhook, http);
        }
        throw new IllegalArgumentException(
                "no channel is made of " + settings.getClass().getSimpleName());
    }
}
