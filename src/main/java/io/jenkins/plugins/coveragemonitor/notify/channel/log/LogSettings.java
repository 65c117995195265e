package io.jenkins.plugins.coveragemonitor.notify.channel.log;

import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import java.util.Set;

/**
 * A channel that writes to the log.
 *
 * @param name its name
 * @param types the types it wants, see {@link ChannelFilter}
 * @param severities the severities
 * @param jobs the jobs
 * @param branches the branches
 * @param components the components
 */
public record LogSettings(
        String name,
        Set<AlertType> types,
        Set<Severity> severities,
        Set<String> jobs,
        Set<String> branches,
        Set<String> components)
        implements ChannelSettings {
    /** Creates settings. */
    public LogSettings {
        ChannelSettings.checked(name);
    }

    @Override
    public ChannelFilter filter() {
        return new ChannelFilter(types, severities, jobs, branches, components);
    }
}
