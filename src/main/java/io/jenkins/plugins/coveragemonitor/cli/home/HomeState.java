package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;

/** The settings made at run time: silences, and the audit log. */
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
