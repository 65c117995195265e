package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.util.List;

/**
 * A channel that sends e-mail.
 *
 * @param name its name
 * @param to the receivers' addresses
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param template the words, the usual ones if {@code null}
 * @param filter which alerts it wants, the usual ones if {@code null}
 */
public record EmailSettings(
        String name, List<String> to, Integer ratePerMinute, Template template, ChannelFilter filter)
        implements ChannelSettings {
    /** Creates settings. */
    public EmailSettings {
        ChannelSettings.checked(name);
        filter = filter == null ? ChannelFilter.DEFAULT : filter;
        template = template == null ? Template.USUAL : template;
        TargetPolicy.rate(name, ratePerMinute);
        if (to == null || to.isEmpty()) {
            throw new IllegalArgumentException("channel '" + name + "': say to whom the e-mail goes");
        }
        for (String address : to) {
            if (!address.matches("[^\\s\\p{Cntrl}<>,;@]+@[^\\s\\p{Cntrl}<>,;@]+")) {
                throw new IllegalArgumentException(
                        "channel '" + name + "': '" + address + "' is not an e-mail address");
            }
        }
        to = List.copyOf(to);
    }
}
