package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
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
 * @param target the target in Slack
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param template the text, the default one if {@code null}
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 * @param mentions whom to mention, by owner or author: the id of a user ({@code U…}, {@code W…}) or of a user group
 * ({@code S…}); none if {@code null}
 */
public record SlackSettings(
        String name,
        SlackTarget target,
        @Nullable Integer ratePerMinute,
        Template template,
        ChannelFilter filter,
        Map<String, String> mentions)
        implements ChannelSettings {
    private static final Pattern ID = Pattern.compile("[USW][A-Z0-9]{2,20}");

    /** Creates settings. */
    public SlackSettings(
            String name,
            SlackTarget target,
            @Nullable Integer ratePerMinute,
            @Nullable Template template,
            @Nullable ChannelFilter filter,
            @Nullable Map<String, String> mentions) {
        ChannelSettings.checked(name);
        this.filter = filter == null ? ChannelFilter.DEFAULT : filter;
        this.template = template == null ? Template.USUAL : template;
        TargetPolicy.rate(name, ratePerMinute);
        target.check(name);
        mentions = mentions == null ? Map.of() : Map.copyOf(mentions);
        mentions.forEach(SlackSettings::checkedMention);
        this.name = name;
        this.target = target;
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
}
