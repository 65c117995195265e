package io.jenkins.plugins.coveragemonitor.notify.channel.teams;

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
 * A channel that posts to Microsoft Teams, by the address of a workflow that starts with a webhook request.
 *
 * @param name its name
 * @param url the address; it is a secret
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param title template of the title, see {@link Template}
 * @param text template of the text
 * @param types the types it wants, see {@link ChannelFilter}
 * @param severities the severities
 * @param jobs the jobs
 * @param branches the branches
 * @param components the components
 */
public record TeamsSettings(
        String name,
        Secret url,
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
    public TeamsSettings {
        ChannelSettings.checked(name);
        TargetPolicy.address(name, url);
        TargetPolicy.rate(name, ratePerMinute);
    }

    @Override
    public ChannelFilter filter() {
        return new ChannelFilter(types, severities, jobs, branches, components);
    }

    Template template() {
        return new Template(title, text);
    }

    URI address() {
        return TargetPolicy.address(name, url);
    }
}
