package io.jenkins.plugins.coveragemonitor.notify.channel;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.EmailChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.EmailSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.Mailer;
import io.jenkins.plugins.coveragemonitor.notify.channel.live.LiveChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.live.LiveSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.log.LogChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.log.LogSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.PullRequestChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.PullRequestSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates channels from their settings. */
public final class ChannelKinds {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpPost http;
    private final Consumer<String> log;
    private final @Nullable Mailer mailer;
    private Consumer<Message> pages = message -> {};

    /**
     * Creates channels other than e-mail.
     *
     * @param clients creates the HTTP client
     * @param targets the allowed targets
     * @param log receives the lines of log channels
     */
    public ChannelKinds(HttpClients clients, TargetPolicy targets, Clock clock, Consumer<String> log) {
        this(clients, targets, clock, log, null);
    }

    /**
     * Creates channels.
     *
     * @param mailer sends e-mail, or {@code null} if that is not possible
     */
    public ChannelKinds(
            HttpClients clients, TargetPolicy targets, Clock clock, Consumer<String> log, @Nullable Mailer mailer) {
        this.http = new HttpPost(clients, targets, TIMEOUT, clock);
        this.log = log;
        this.mailer = mailer;
    }

    /** Sets the open pages on which live channels show messages; returns this object. */
    public ChannelKinds showingOn(Consumer<Message> open) {
        pages = open;
        return this;
    }

    /**
     * Creates a channel.
     *
     * @throws IllegalArgumentException if it is for e-mail and none can be sent
     */
    public Channel create(ChannelSettings settings) {
        if (settings instanceof LogSettings toLog) {
            return new LogChannel(toLog, log);
        }
        if (settings instanceof LiveSettings live) {
            return new LiveChannel(live, pages);
        }
        if (settings instanceof WebhookSettings webhook) {
            return new WebhookChannel(webhook, http);
        }
        if (settings instanceof SlackSettings slack) {
            return new SlackChannel(slack, http);
        }
        if (settings instanceof TeamsSettings teams) {
            return new TeamsChannel(teams, http);
        }
        if (settings instanceof PullRequestSettings requests) {
            return new PullRequestChannel(requests, http);
        }
        return email((EmailSettings) settings);
    }

    private Channel email(EmailSettings settings) {
        if (mailer == null) {
            throw new IllegalArgumentException("channel '" + settings.name() + "': no mail server is configured here");
        }
        return new EmailChannel(settings, mailer);
    }
}
