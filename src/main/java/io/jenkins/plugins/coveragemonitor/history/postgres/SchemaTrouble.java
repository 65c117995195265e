package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.StoreNeedsRepair;
import org.jspecify.annotations.Nullable;

/** The tables of a database are not as expected: an administrator has to repair them. */
public final class SchemaTrouble extends StoreNeedsRepair {
    private static final long serialVersionUID = 1L;

    SchemaTrouble(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
