package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedLosses;
import io.jenkins.plugins.coveragemonitor.collect.Expectations;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.Gates;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is needed from a build's workspace before the build is judged: expected reports, commits to compare with. */
final class BuildPreparation {
    private final JobStores stores;
    private final BuildContext build;

    BuildPreparation(JobStores stores, BuildContext build) {
        this.stores = stores;
        this.build = build;
    }

    /** The reports of earlier builds of the same branch. */
    EarlierReports earlier() throws IOException {
        return new EarlierReports(stores.history.points(), build.number(), build.branch(), stores::recordIfReadable)
                .or(build.elsewhere());
    }

    Expectations expectations(MonitorConfig config, @Nullable Instant began) throws IOException {
        EarlierReports earlier = earlier();
        List<Point> since = earlier.sinceComplete();
        Set<String> accepted = since.isEmpty()
                ? Set.of()
                : AcceptedLosses.among(stores.alerts().known().alerts(), since);
        return new Expectations(
                earlier.expected(accepted),
                earlier.before(),
                began == null ? null : (Long) began.toEpochMilli(),
                stores.clock.millis(),
                config.staleReports(),
                config.unlistedFiles());
    }

    LineageQuestion question(MonitorConfig config, @Nullable String target, UnaryOperator<GateContext> surroundings)
            throws IOException {
        Point nothingYet = MeasuredBuild.point(build, Measurement.NONE, null);
        GateContext context =
                surroundings.apply(GateContext.of(nothingYet, Measurement.NONE).after(stores.past("")));
        List<String> measured = context.target() == null
                ? List.of()
                : context.target().points().stream()
                        .filter(point -> point.isComplete() && point.isMeasured() && point.commit() != null)
                        .map(Point::commit)
                        .distinct()
                        .toList();
        List<GateRule> rules = stores.record(build.number())
                .orElse(BuildRecord.empty(build.number()))
                .asking(config, build.isRunning() || stores.isUnfinished(build.number()))
                .rules();
        return new LineageQuestion(
                context.target() == null ? null : target,
                measured,
                Gates.baselineCommits(rules, context),
                changeCommits());
    }

    /** The commit from which on changed lines of the build count, {@code null} if no commit is recorded. */
    @Nullable
    String changesBegin() throws IOException {
        List<String> commits = changeCommits();
        return commits.isEmpty() ? null : commits.get(0);
    }

    private List<String> changeCommits() throws IOException {
        return new ChangeOrigin(build, stores.accepted.read(), stores::recordIfReadable)
                .commits(stores.history.points());
    }
}
