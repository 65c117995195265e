package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.net.URI;
import java.util.Set;

/**
 * A channel that posts to Slack: by the address of an incoming webhook, or by a bot's token, which can also change what
 * was posted.
 *
 * @param name its name
 * @param url the address of an incoming webhook, or {@code null}; it is a secret
 * @param token a bot's token with the scope {@code chat:write}, or {@code null}
 * @param channel where a bot posts to: a channel's id or name; {@code null} with a webhook
 * @param api where Slack's API is, {@code https://slack.com/api} if {@code null}
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param title template of the title, see {@link Template}
 * @param text template of the text
 * @param types the types it wants, see {@link ChannelFilter}
 * @param severities the severities
 * @param jobs the jobs
 * @param branches the branches
 * @param components the components
 */
public record SlackSettings(
        String name,
        Secret url,
        Secret token,
        String channel,
        String api,
        Integer ratePerMinute,
        String title,
        String text,
        Set<AlertType> types,
        Set<Severity> severities,
        Set<String> jobs,
        Set<String> branches,
        Set<String> components)
        implements ChannelSettings {
    /** Creates settings. */
    public SlackSettings {
        ChannelSettings.checked(name);
        TargetPolicy.rate(name, ratePerMinute);
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
        api = api == null ? "https://slack.com/api" : api;
        TargetPolicy.address(name, Secret.of(api));
    }

    @Override
    public ChannelFilter filter() {
        return new ChannelFilter(types, severities, jobs, branches, components);
    }

    Template template() {
        return new Template(title, text);
    }

    URI webhook() {
        return TargetPolicy.address(name, url);
    }

    URI method(String method) {
        return URI.create(api + "/" + method);
    }
}
