package io.jenkins.plugins.coveragemonitor.notify.channel.live;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;

/**
 * A channel to the pages that are open.
 *
 * @param name its name
 * @param filter which alerts it wants, the usual ones if {@code null}
 */
public record LiveSettings(String name, ChannelFilter filter) implements ChannelSettings {
    /** Creates settings. */
    public LiveSettings {
        ChannelSettings.checked(name);
        filter = filter == null ? ChannelFilter.DEFAULT : filter;
    }
}
