package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests for metrics reach {@link DashboardAction#doPrometheus}, which checks the key or the user's permissions
 * itself: a monitoring system with the key is not a user of Jenkins.
 */
@Extension
public final class MetricsAction implements UnprotectedRootAction {
    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public @Nullable String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "coverage-monitor/prometheus";
    }
}
