package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.util.List;
import java.util.Set;

/**
 * A channel that sends e-mail.
 *
 * @param name its name
 * @param to the receivers' addresses
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param title template of the subject, see {@link Template}
 * @param text template of the text
 * @param types the types it wants, see {@link ChannelFilter}
 * @param severities the severities
 * @param jobs the jobs
 * @param branches the branches
 * @param components the components
 */
public record EmailSettings(
        String name,
        List<String> to,
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
    public EmailSettings {
        ChannelSettings.checked(name);
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

    @Override
    public ChannelFilter filter() {
        return new ChannelFilter(types, severities, jobs, branches, components);
    }

    Template template() {
        return new Template(title, text);
    }
}
