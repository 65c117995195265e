package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameter {@code retention} of a job: how long what is recorded of it is kept. The fields are named as in the configuration file. */
public class JobRetentionOption implements Describable<JobRetentionOption> {
    private @Nullable Integer builds;
    private @Nullable Integer days;
    private @Nullable Integer alertDays;

    /** Nothing is set. */
    @DataBoundConstructor
    public JobRetentionOption() {
        // everything is optional
    }

    /** How many builds the history keeps, 0 for all; {@code null} if it is not set. */
    public @Nullable Integer getBuilds() {
        return builds;
    }

    /** How many builds the history keeps, the newest; 0 for all. */
    @DataBoundSetter
    public void setBuilds(Integer builds) {
        this.builds = builds;
    }

    /** How many days the history reaches back, 0 for ever; {@code null} if it is not set. */
    public @Nullable Integer getDays() {
        return days;
    }

    /** How many days the history reaches back; 0 for ever. */
    @DataBoundSetter
    public void setDays(Integer days) {
        this.days = days;
    }

    /** How many days an alert is kept after its end; {@code null} if it is not set. */
    public @Nullable Integer getAlertDays() {
        return alertDays;
    }

    /** How many days an alert is kept after its end, 1 or more. */
    @DataBoundSetter
    public void setAlertDays(Integer alertDays) {
        this.alertDays = alertDays;
    }

    /**
     * The same for the engine.
     *
     * @throws IllegalArgumentException if a number makes no sense, in one sentence
     */
    public Retention retention() {
        return new Retention(builds, days, alertDays, null, null);
    }

    /** What the form shows; what it checks is with all checks of a retention. */
    @Extension
    public static final class DescriptorImpl extends RetentionDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RetentionOption_DisplayName();
        }
    }
}
