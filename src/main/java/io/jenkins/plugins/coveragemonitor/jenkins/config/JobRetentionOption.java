package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The parameter {@code retention}: how long a job's data is kept. The fields have the names of the configuration file.
 */
public class JobRetentionOption implements Describable<JobRetentionOption> {
    private @Nullable Integer builds;
    private @Nullable Integer days;
    private @Nullable Integer alertDays;

    /** Creates it with the defaults. */
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
     * The retention for the engine.
     *
     * @throws IllegalArgumentException if a number is out of range; the message is one sentence
     */
    public Retention retention() {
        return new Retention(builds, days, alertDays, null, null);
    }

    /** The form; {@link RetentionDescriptor} has the checks. */
    @Extension
    public static final class DescriptorImpl extends RetentionDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RetentionOption_DisplayName();
        }
    }
}
