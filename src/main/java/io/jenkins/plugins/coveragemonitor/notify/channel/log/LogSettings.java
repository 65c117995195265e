package io.jenkins.plugins.coveragemonitor.notify.channel.log;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;

/**
 * A channel that writes to the log.
 *
 * @param name its name
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 */
public record LogSettings(String name, ChannelFilter filter) implements ChannelSettings {
    /** Creates settings. */
    public LogSettings {
        ChannelSettings.checked(name);
        filter = filter == null ? ChannelFilter.DEFAULT : filter;
    }
}
