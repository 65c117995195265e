package io.jenkins.plugins.coveragemonitor.api.state;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The report of the last periodic check since the start; thread-safe. */
public final class LastCheck {
    private final AtomicReference<CheckReport> report = new AtomicReference<>();

    /** The report, {@code null} before the first check. */
    @Nullable
    public CheckReport report() {
        return report.get();
    }

    void was(CheckReport last) {
        report.set(last);
    }
}
