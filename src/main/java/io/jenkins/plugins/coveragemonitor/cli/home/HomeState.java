package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.api.MonitorState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;

/** What people set beside the jobs: silences, and the log of who did what. */
public final class HomeState {
    private HomeState() {}

    public static MonitorState of(Home home) {
        return of(home.folder());
    }

    public static MonitorState of(Path home) {
        return MonitorState.in(
                home.resolve("coverage-monitor"),
                Clock.systemUTC(),
                new SplittableRandom(),
                new HomeRetention(home)::get);
    }
}
