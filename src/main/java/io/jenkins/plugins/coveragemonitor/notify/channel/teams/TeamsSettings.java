package io.jenkins.plugins.coveragemonitor.notify.channel.teams;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A channel that posts to Microsoft Teams, by the address of a workflow that starts with a webhook request.
 *
 * @param name its name
 * @param url the secret address
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param template the text, the default one if {@code null}
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 */
public record TeamsSettings(
        String name, @Nullable Secret url, @Nullable Integer ratePerMinute, Template template, ChannelFilter filter)
        implements ChannelSettings {
    /** Creates settings. */
    public TeamsSettings {
        ChannelSettings.checked(name);
        filter = filter == null ? ChannelFilter.DEFAULT : filter;
        template = template == null ? Template.USUAL : template;
        TargetPolicy.address(name, url);
        TargetPolicy.rate(name, ratePerMinute);
    }

    URI address() {
        return TargetPolicy.address(name, url);
    }
}
