package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** What an administrator configures: the channels. */
@Extension
@Symbol("coverageMonitor")
public final class MonitorConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private List<ChannelOption> channels = new ArrayList<>();

    static MonitorConfiguration get() {
        return ExtensionList.lookupSingleton(MonitorConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Coverage Monitor";
    }

    /** The channels. */
    public List<ChannelOption> getChannels() {
        return List.copyOf(channels);
    }

    List<String> names() {
        return channels.stream().map(ChannelOption::getName).toList();
    }

    /** Sets the channels; refuses two of one name. Takes effect at once. */
    @DataBoundSetter
    public void setChannels(List<ChannelOption> channels) {
        List<ChannelOption> all = channels == null ? List.of() : channels;
        Set<String> names = new HashSet<>();
        for (ChannelOption channel : all) {
            if (!names.add(channel.getName())) {
                throw new IllegalArgumentException(
                        "two channels have the name '" + channel.getName() + "': give each a name of its own");
            }
        }
        this.channels = new ArrayList<>(all);
        save();
        MonitorService.get().refresh();
    }
}
