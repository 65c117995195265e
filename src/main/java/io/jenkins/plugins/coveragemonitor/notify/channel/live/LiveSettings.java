package io.jenkins.plugins.coveragemonitor.notify.channel.live;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;

/**
 * A channel to open pages.
 *
 * @param name its name
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 */
public record LiveSettings(String name, ChannelFilter filter) implements ChannelSettings {
    /** Creates settings. */
    public LiveSettings {
        ChannelSettings.checked(name);
        filter = filter == null ? ChannelFilter.DEFAULT : filter;
    }
}
