package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The job that a branch began from: that of a change request's target branch, or else the first other job that a gate
 * compares with. While no build of the branch is complete, that job's builds show which reports are expected; otherwise
 * a first build without some of them would be mistaken for complete.
 *
 * @param target the job of the target branch, {@code null} if the build is not of a change request, or the job has no
 * data
 * @param name the name of the target branch, {@code null} if there is none
 * @param around the other jobs
 */
public record BranchOrigin(@Nullable CoverageMonitor target, @Nullable String name, JobContext around) {
    /** Adds what that job shows to the build; a job that cannot be read shows nothing. */
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
