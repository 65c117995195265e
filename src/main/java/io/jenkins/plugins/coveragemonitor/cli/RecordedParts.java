package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether a call records a whole build, a part of one, or its last part. */
final class RecordedParts {
    @Option(
            names = "--more",
            description =
                    "This is one part of the build and more will follow: nothing is evaluated or sent until --finish.")
    private boolean more;

    @Option(
            names = "--parts",
            paramLabel = "N",
            description =
                    "How many parts the build has, each recorded by its own call; the last call evaluates the whole.")
    private Integer parts;

    @Option(
            names = "--finish",
            description =
                    "All parts are recorded (including this one, if --workspace or --report is given): evaluate the whole.")
    private boolean finish;

    @Option(names = "--replace", description = "Replace what was recorded of the build, instead of adding to it.")
    private boolean replace;

    /** Refuses contradicting options. */
    void check() {
        List<String> given = new ArrayList<>();
        if (more) {
            given.add("--more");
        }
        if (parts != null) {
            given.add("--parts");
        }
        if (finish) {
            given.add("--finish");
        }
        if (given.size() > 1) {
            throw CommandFailure.usage(String.join(" and ", given) + " contradict each other: give one of them");
        }
        if (parts != null && parts < 1) {
            throw CommandFailure.usage("--parts is " + parts + ": give how many parts the build has, 1 or more");
        }
        if (replace && (finish || parts != null)) {
            throw CommandFailure.usage("--replace and " + given.get(0)
                    + " contradict each other: what replaces a build is the whole, or with --more its first part");
        }
    }

    /** Whether the call ends a build of several parts. */
    boolean isFinish() {
        return finish;
    }

    /** Whether the call replaces what was recorded. */
    boolean isReplacing() {
        return replace;
    }

    /** Whether more parts follow this one. */
    boolean isPart(CoverageMonitor monitor, int build) throws IOException {
        boolean begun = monitor.point(build).filter(point -> !point.hasEnded()).isPresent();
        int before = begun ? monitor.parts(build) : 0;
        boolean ended = monitor.point(build).isPresent() && !begun;
        return more || parts != null && !ended && before + 1 < parts;
    }
}
