package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import org.jspecify.annotations.Nullable;

/** Tells administrators that histories do not arrive in the shared store, why, and since when. */
@Extension
public final class StoreMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.StoreMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return getSentence() != null;
    }

    /** What is wrong and what helps; {@code null} if nothing is wrong. */
    public @Nullable String getSentence() {
        return StoreService.get().trouble();
    }
}
