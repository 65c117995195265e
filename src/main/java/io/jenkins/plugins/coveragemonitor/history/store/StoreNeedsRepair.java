package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A store cannot be used until an administrator has repaired it; retrying does not help. */
public class StoreNeedsRepair extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates it with one sentence that says what is wrong and how to fix it. */
    public StoreNeedsRepair(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
