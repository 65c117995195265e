package io.jenkins.plugins.coveragemonitor.notify.channel.email;

import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A channel that sends e-mail.
 *
 * @param name its name
 * @param to the receivers' addresses; {@value #OWNERS} stands for the owners whose CODEOWNERS entry is an address,
 * {@value #AUTHORS} for the authors of the commits since the last good build
 * @param ratePerMinute how many messages a minute, 60 if {@code null}
 * @param template the text, the default one if {@code null}
 * @param filter which alerts it wants, {@link ChannelFilter#DEFAULT} if {@code null}
 */
public record EmailSettings(
        String name, List<String> to, @Nullable Integer ratePerMinute, Template template, ChannelFilter filter)
        implements ChannelSettings {
    /** Instead of an address: the owners of the files that lost coverage. */
    public static final String OWNERS = "owners";

    /** Instead of an address: the authors of the commits since the last good build. */
    public static final String AUTHORS = "authors";

    static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{Cntrl}<>,;@]+@[^\\s\\p{Cntrl}<>,;@]+");

    /** Creates settings. */
    public EmailSettings(
            String name,
            List<String> to,
            @Nullable Integer ratePerMinute,
            @Nullable Template template,
            @Nullable ChannelFilter filter) {
        ChannelSettings.checked(name);
        this.filter = filter == null ? ChannelFilter.DEFAULT : filter;
        this.template = template == null ? Template.USUAL : template;
        TargetPolicy.rate(name, ratePerMinute);
        if (to == null || to.isEmpty()) {
            throw new IllegalArgumentException("channel '" + name + "': say to whom the e-mail goes");
        }
        for (String address : to) {
            if (!address.equals(OWNERS)
                    && !address.equals(AUTHORS)
                    && !ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "channel '" + name + "': '" + address + "' is not an e-mail address");
            }
        }
        this.to = List.copyOf(to);
        this.name = name;
        this.ratePerMinute = ratePerMinute;
    }
}
