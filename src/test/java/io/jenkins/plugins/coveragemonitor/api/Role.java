package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import java.util.Locale;

/** Who knocks at the door in the tests; only administrators see the job {@code hidden}. */
enum Role implements Caller {
    ANONYMOUS,
    READER,
    CONFIGURER,
    ADMINISTRATOR;

    @Override
    public boolean mayEnter() {
        return this != ANONYMOUS;
    }

    @Override
    public boolean mayRead(String job) {
        return this == ADMINISTRATOR && !job.equals("nowhere") || mayEnter() && job.equals("payments");
    }

    @Override
    public boolean mayConfigure(String job) {
        return compareTo(CONFIGURER) >= 0 && mayRead(job);
    }

    @Override
    public boolean mayAdminister() {
        return this == ADMINISTRATOR;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
