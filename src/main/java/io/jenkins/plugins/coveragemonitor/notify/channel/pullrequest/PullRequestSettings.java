package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A channel that keeps one comment on each change request.
 *
 * @param name its name
 * @param account the account that comments
 * @param whenClosed what happens to the comment in the end, {@link WhenClosed#KEEP} if {@code null}
 * @param ratePerMinute how many change requests are commented on a minute, 60 if {@code null}
 * @param filter which jobs and branches it wants, all if {@code null}
 */
public record PullRequestSettings(
        String name,
        CodeHostAccount account,
        WhenClosed whenClosed,
        @Nullable Integer ratePerMinute,
        ChannelFilter filter)
        implements ChannelSettings {
    /** Creates settings. */
    public PullRequestSettings(
            String name,
            CodeHostAccount account,
            @Nullable WhenClosed whenClosed,
            @Nullable Integer ratePerMinute,
            @Nullable ChannelFilter filter) {
        ChannelSettings.checked(name);
        this.filter = filter == null ? ChannelFilter.DEFAULT : filter;
        this.whenClosed = whenClosed == null ? WhenClosed.KEEP : whenClosed;
        TargetPolicy.rate(name, ratePerMinute);
        this.name = name;
        this.account = account.completed(name);
        this.ratePerMinute = ratePerMinute;
    }
}
