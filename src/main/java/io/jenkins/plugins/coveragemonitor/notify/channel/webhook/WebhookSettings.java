package io.jenkins.plugins.coveragemonitor.notify.channel.webhook;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A channel that posts JSON to an address.
 *
 * @param name its name
 * @param url the target address, http or https; may contain a token, so it is shown nowhere
 * @param secret signs the body, or {@code null}
 * @param ratePerMinute how many messages a minute, 6000 if {@code null}
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 */
public record WebhookSettings(
        String name,
        @Nullable Secret url,
        @Nullable Secret secret,
        @Nullable Integer ratePerMinute,
        ChannelFilter filter)
        implements ChannelSettings {
    /** Creates settings. */
    public WebhookSettings {
        ChannelSettings.checked(name);
        filter = filter == null ? ChannelFilter.DEFAULT : filter;
        TargetPolicy.address(name, url);
        TargetPolicy.rate(name, ratePerMinute);
        if (secret != null && secret.reveal().isBlank()) {
            throw new IllegalArgumentException(
                    "channel '" + name + "': the secret is empty; give one, or leave it out to send unsigned messages");
        }
    }

    /** The target address. */
    URI address() {
        return TargetPolicy.address(name, url);
    }
}
