package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What an administrator configures: the channels, and how often is looked after what only time changes. */
@Extension
@Symbol("coverageMonitor")
public final class MonitorConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final Logger LOG = Logger.getLogger(MonitorConfiguration.class.getName());
    private static final int DAY = 24 * 60;

    private List<ChannelOption> channels = new ArrayList<>();
    private int checkMinutes = 2;

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

    /** Sets the channels; refuses two of one name. Takes effect at once, and is in the audit log. */
    @DataBoundSetter
    public void setChannels(List<ChannelOption> channels) {
        List<ChannelOption> before = this.channels;
        replaceChannels(channels);
        ChannelChange.between(before, this.channels)
                .forEach(change -> audit(change.action(), change.name(), change.note()));
    }

    /** Sets the channels for a caller that writes the audit log itself. */
    void replaceChannels(List<ChannelOption> channels) {
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

    /** After how many minutes is looked again after what only time changes. */
    public int getCheckMinutes() {
        return checkMinutes;
    }

    /** Sets after how many minutes, 1 to 1440; holds from the next check on. */
    @DataBoundSetter
    public void setCheckMinutes(int checkMinutes) {
        checked(checkMinutes);
        int before = this.checkMinutes;
        this.checkMinutes = checkMinutes;
        save();
        if (before != checkMinutes) {
            audit("check.update", null, "every " + checkMinutes + " minutes, before " + before);
        }
    }

    private static void checked(int minutes) {
        if (minutes < 1 || minutes > DAY) {
            throw new IllegalArgumentException("checkMinutes is " + minutes + "; give 1 to " + DAY);
        }
    }

    /** Checks after how many minutes. */
    @POST
    public FormValidation doCheckCheckMinutes(@QueryParameter String value) {
        FormAccess.check(null);
        return FormAccess.validate(() -> checked(Integer.parseInt(value.strip())));
    }

    private static void audit(String action, String what, String note) {
        try {
            String who = Jenkins.getAuthentication2().getName();
            MonitorService.get().state().audit().add(who, action, null, what, note);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The audit log could not take " + action);
        }
    }
}
