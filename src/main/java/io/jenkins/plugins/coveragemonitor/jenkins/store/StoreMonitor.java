package io.jenkins.plugins.coveragemonitor.jenkins.store;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import org.jspecify.annotations.Nullable;

/** Warns administrators that histories do not reach the shared store, why, and since when. */
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

    /** What is wrong and how to fix it; {@code null} if nothing is wrong. */
    public @Nullable String getSentence() {
        return StoreService.get().trouble();
    }
}
