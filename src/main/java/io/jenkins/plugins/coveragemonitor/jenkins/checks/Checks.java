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
    /** Publishes nothing. */
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

    /** The name from a surrounding {@code withChecks}; empty if there is none. */
    Optional<String> nameIn(StepContext context) throws IOException, InterruptedException;

    /**
     * Shows a check as in progress.
     *
     * @param name the name of the check
     * @param link the page with more
     * @param title the text to show meanwhile
     */
    void inProgress(Run<?, ?> run, TaskListener listener, String name, String link, String title);

    /** Shows the result of a check; it replaces an earlier one of the same name. */
    void completed(Run<?, ?> run, TaskListener listener, String name, String link, CheckSummary summary);
}
