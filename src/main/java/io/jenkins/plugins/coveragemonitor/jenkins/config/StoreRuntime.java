package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import org.jspecify.annotations.Nullable;

/** The running side of the shared store, as far as its configuration acts on it. */
public interface StoreRuntime extends ExtensionPoint {
    /** The one that runs. */
    static StoreRuntime get() {
        return ExtensionList.lookupSingleton(StoreRuntime.class);
    }

    /** Takes the store as it is configured now; connects to nothing. */
    void configure();

    /** How far the store has what was recorded here, in one sentence; {@code null} without a store. */
    @Nullable
    String delay();
}
