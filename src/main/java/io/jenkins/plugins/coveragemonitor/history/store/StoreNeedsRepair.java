package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A store cannot be used until an administrator has repaired it; trying again does not help. */
public class StoreNeedsRepair extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong and what helps, in one sentence. */
    public StoreNeedsRepair(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
