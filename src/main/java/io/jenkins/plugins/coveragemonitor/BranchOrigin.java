package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The job that a branch was begun from: that of a change request's target branch, or else the first other job that a gate
 * compares with. As long as no build of the branch itself is complete, that job's builds show which reports to expect: a first
 * build without one of them would otherwise be taken for the whole.
 *
 * @param target the job of the target branch, {@code null} if the build is no change request or nothing was recorded of it
 * @param name what people call the target branch, {@code null} if there is none
 * @param around the other jobs
 */
public record BranchOrigin(@Nullable CoverageMonitor target, @Nullable String name, JobContext around) {
    /** The build with what that job shows; a job that cannot be read shows nothing. */
    public BuildContext of(BuildContext build, CoverageMonitor own, MonitorConfig config) throws IOException {
        boolean complete = own.history().points().stream()
                .anyMatch(point -> point.build() < build.number() && point.isConclusive());
        return complete ? build : build.begunFrom(reports(build.job(), config));
    }

    private @Nullable EarlierReports reports(String job, MonitorConfig config) {
        try {
            if (target != null && name != null) {
                return target.reports(name);
            }
            Optional<String> other = config.gates().stream()
                    .map(rule -> rule.check().baseline().baselineJob())
                    .filter(Objects::nonNull)
                    .filter(named -> !named.equals(job))
                    .findFirst();
            Optional<CoverageMonitor> known = other.flatMap(around::job);
            return known.isEmpty() ? null : known.get().reports(other.orElseThrow());
        } catch (IOException unreadable) {
            return null;
        }
    }
}
