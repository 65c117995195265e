package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The build that a command is about. */
final class EndedBuild {
    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(names = "--build", paramLabel = "N", description = "The build. Default: the newest one that has ended.")
    private Integer build;

    /** The name of its job. */
    String job() {
        return job;
    }

    /** The data of its pages; refuses a build that was not recorded. */
    BuildData data(CoverageMonitor monitor, JobViews views) throws IOException {
        int number = build == null ? newest(monitor) : build;
        return views.build(number)
                .orElseThrow(
                        () -> CommandFailure.usage("#" + number + " of " + job + " was not recorded: check --build"));
    }

    private static int newest(CoverageMonitor monitor) throws IOException {
        return monitor.history().points().stream()
                .filter(Point::hasEnded)
                .reduce((older, newer) -> newer)
                .map(Point::build)
                .orElseThrow(() -> CommandFailure.unusable(monitor.job() + " has no build that ended", null));
    }
}
