package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel that posts to Slack: by the address of an incoming webhook, or by a bot's token, which can also change
 * posted messages.
 *
 * @param name its name
 * @param url the secret address of an incoming webhook, or {@code null}
 * @param token a bot's token with the scope {@code chat:write}, or {@code null}
 * @param channel the id or name of the channel that a bot posts to; {@code null} with a webhook
 * @param api the address of Slack's API, {@code https://slack.com/api} if {@code null}
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param template the text, the default one if {@code null}
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 * @param mentions whom to mention, by owner or author: the id of a user ({@code U…}, {@code W…}) or of a user group
 * ({@code S…}); none if {@code null}
 */
public record SlackSettings(
        String name,
        @Nullable Secret url,
        @Nullable Secret token,
        @Nullable String channel,
        String api,
        @Nullable Integer ratePerMinute,
        Template template,
        ChannelFilter filter,
        Map<String, String> mentions)
        implements ChannelSettings {
    private static final Pattern ID = Pattern.compile("[USW][A-Z0-9]{2,20}");

    /** A channel that mentions nobody. */
    public SlackSettings(
            String name,
            Secret url,
            Secret token,
            String channel,
            String api,
            Integer ratePerMinute,
            Template template,
            ChannelFilter filter) {
        this(name, url, token, channel, api, ratePerMinute, template, filter, null);
    }

    /** Creates settings. */
    public SlackSettings(
            String name,
            @Nullable Secret url,
            @Nullable Secret token,
            @Nullable String channel,
            @Nullable String api,
            @Nullable Integer ratePerMinute,
            @Nullable Template template,
            @Nullable ChannelFilter filter,
            @Nullable Map<String, String> mentions) {
        ChannelSettings.checked(name);
        this.filter = filter == null ? ChannelFilter.DEFAULT : filter;
        this.template = template == null ? Template.USUAL : template;
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
        mentions = mentions == null ? Map.of() : Map.copyOf(mentions);
        mentions.forEach(SlackSettings::checkedMention);
        this.name = name;
        this.url = url;
        this.token = token;
        this.channel = channel;
        this.api = api;
        this.ratePerMinute = ratePerMinute;
        this.mentions = mentions;
    }

    /** Refuses what is not an id of a user or of a user group. */
    public static void checkedMention(String who, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("mentions: '" + id + "' of " + who
                    + " is not an id in Slack; give that of a user or a user group, such as U012ABCDE or S012ABCDE");
        }
    }

    /** The mentions of the people concerned in Slack's syntax; empty if none of them is known here. */
    String mention(People people) {
        return Stream.concat(people.owners().stream(), people.authors().stream().map(People.Author::name))
                .filter(mentions::containsKey)
                .map(mentions::get)
                .distinct()
                .map(id -> id.startsWith("S") ? "<!subteam^" + id + ">" : "<@" + id + ">")
                .collect(Collectors.joining(" "));
    }

    URI webhook() {
        return TargetPolicy.address(name, url);
    }

    URI method(String method) {
        return URI.create(api + "/" + method);
    }
}
