package io.jenkins.plugins.coveragemonitor.jenkins.checks;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.publish.CheckSummary;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The checks of a build. Without the plugin checks-api, or without a code host behind it, nothing happens. */
public interface Checks {
    /** Tells a code host nothing. */
    Checks NONE = new Checks() {
        @Override
        public Optional<String> nameIn(StepContext context) {
            return Optional.empty();
        }

        @Override
        public void inProgress(Run<?, ?> run, TaskListener listener, String name, String link, String title) {
            // nobody is notified
        }

        @Override
        public void completed(Run<?, ?> run, TaskListener listener, String name, String link, CheckSummary summary) {
            // nobody is notified
        }
    };

    /** The checks of this Jenkins. */
    static Checks installed() {
        return Jenkins.get().getPlugin("checks-api") == null ? NONE : new ChecksApi();
    }

    /** The name that a surrounding {@code withChecks} gives; empty if there is none. */
    Optional<String> nameIn(StepContext context) throws IOException, InterruptedException;

    /**
     * Shows that a check has begun and is not over.
     *
     * @param name which of the commit's checks it is
     * @param link where to read on
     * @param title what to say meanwhile
     */
    void inProgress(Run<?, ?> run, TaskListener listener, String name, String link, String title);

    /** Shows the result of a check; the same name replaces what was shown before. */
    void completed(Run<?, ?> run, TaskListener listener, String name, String link, CheckSummary summary);
}
