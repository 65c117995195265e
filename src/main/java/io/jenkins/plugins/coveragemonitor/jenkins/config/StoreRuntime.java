package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import org.jspecify.annotations.Nullable;

/** The running part of the shared store, as far as its configuration needs it. */
public interface StoreRuntime extends ExtensionPoint {
    /** The running instance. */
    static StoreRuntime get() {
        return ExtensionList.lookupSingleton(StoreRuntime.class);
    }

    /** Applies the current configuration of the store, without connecting. */
    void configure();

    /** How much of what was recorded here the store has, in one sentence; {@code null} without a store. */
    @Nullable
    String delay();
}
