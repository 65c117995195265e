package io.jenkins.plugins.coveragemonitor.view.controllers;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertQuery;
import io.jenkins.plugins.coveragemonitor.history.store.GroupTrendStep;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobCounts;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.JobVisibility;
import io.jenkins.plugins.coveragemonitor.history.store.MetricSeries;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import io.jenkins.plugins.coveragemonitor.view.ChartSeries;
import io.jenkins.plugins.coveragemonitor.view.Difference;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.TrendPage;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates the pages over all controllers from a store, one for each question. */
public final class AllControllersPages {
    private static final int BUILDS = 40;
    private static final Duration STEP = Duration.ofDays(7);

    /** The most jobs in a trend, for each of which every week is looked up. */
    private static final int MOST_IN_TREND = 2_000;

    private final HistoryStore store;

    /** The pages for a store. */
    public AllControllersPages(HistoryStore store) {
        this.store = store;
    }

    /**
     * Answers a question.
     *
     * @param what {@code jobs}, {@code groups}, {@code trend}, {@code alerts}, {@code ended}, or {@code job} for the
     * trend of one job
     * @param parameter returns a parameter by name; {@code null} if it is missing
     * @return empty for any other question
     */
    public Optional<Record> answer(String what, AllControllersQuery query, UnaryOperator<String> parameter, Instant now)
            throws IOException {
        return switch (what) {
            case "job" -> {
                Optional<JobKey> job = AllControllersQuery.job(parameter);
                Metric metric =
                        "".equals(Optional.ofNullable(parameter.apply("metric")).orElse("")) ? null : query.metric();
                yield job.isEmpty()
                        ? Optional.empty()
                        : trend(job.get(), query.jobs().visible(), metric, parameter.apply("component"))
                                .map(Record.class::cast);
            }
            case "jobs" -> Optional.of(jobs(query, now));
            case "groups" -> Optional.of(groups(query));
            case "trend" -> Optional.of(trend(query, now));
            case "alerts" -> Optional.of(alerts(query));
            case "ended" -> Optional.of(ended(query, now));
            default -> Optional.empty();
        };
    }

    /**
     * The trend page of one job, wherever it runs, even if its controller is away.
     *
     * @param metric the metric to show; {@code null} is the main metric of the job
     * @return empty if there is no such job, or the reader may not see it
     */
    public Optional<TrendPage> trend(
            JobKey key, JobVisibility visible, @Nullable Metric metric, @Nullable String component) throws IOException {
        Optional<StoredJob> job = visible.allows(key) ? store.find(key) : Optional.empty();
        if (job.isEmpty()) {
            return Optional.empty();
        }
        JobData data = new JobData(
                job.get().description().name(),
                store.read(key),
                List.of(),
                List.of(),
                TrendSettings.DEFAULT,
                "Read from the database of all controllers.");
        return Optional.of(TrendPages.of(data, metric, component));
    }

    /** A page of jobs. */
    public AllControllersPage jobs(AllControllersQuery query, Instant now) throws IOException {
        List<StoredJob> found = new ArrayList<>();
        store.search(query.jobs(), found::add);
        Map<JobKey, MetricSeries> series =
                store.series(found.stream().map(StoredJob::key).toList(), query.metric(), BUILDS);
        JobQuery named = JobQuery.ALL
                .visibleTo(query.jobs().visible())
                .named(query.jobs().filter().text())
                .on(query.jobs().filter().controller());
        JobCounts counts = store.counts(named, now.minus(Duration.ofDays(query.silentDays())));
        return AllControllersPageBuilder.builder()
                .metric(query.metric())
                .total(
                        query.jobs().page(0, JobQuery.UNLIMITED).equals(named)
                                ? counts.all()
                                : store.count(query.jobs()))
                .offset(query.jobs().offset())
                .limit(query.jobs().limit())
                .alerting(counts.alerting())
                .silent(counts.silent())
                .silentDays(query.silentDays())
                .jobs(found.stream()
                        .map(job -> row(job, series.get(job.key()), query.metric()))
                        .toList())
                .controllers(store.controllers().stream()
                        .map(one ->
                                new AllControllersPage.Controller(one.id(), address(one.url()), one.seen(), one.jobs()))
                        .toList())
                .create();
    }

    private static AllControllersPage.JobRow row(StoredJob job, @Nullable MetricSeries latest, Metric metric) {
        ChartSeries series = latest == null ? ChartSeries.of(List.of(), "", metric) : ChartSeries.of(latest, metric);
        Point newest = job.newest();
        Counter counter = counter(job.measured(), metric);
        Point before = job.before();
        return AllControllersPageJobRowBuilder.builder()
                .name(job.description().name())
                .monitor(job.key().monitor())
                .id(job.key().job())
                .url(address(job.description().url()))
                .controller(job.key().controller())
                .owners(job.description().owners())
                .labels(job.description().labels())
                .build(newest == null ? 0 : newest.build())
                .time(newest == null ? null : newest.time())
                .measured(job.measured() == null ? null : job.measured().time())
                .counter(counter.isMeasured() ? counter : null)
                .change(before == null ? null : Difference.between(counter(before, metric), counter, before.build()))
                .covered(series.covered())
                .missed(series.missed())
                .outcome(newest == null ? Outcome.NOT_EVALUATED : newest.outcome())
                .alerts(job.description().alerts().size())
                .create();
    }

    /** An address from another controller only becomes a link if it leads to a page. */
    private static @Nullable String address(@Nullable String url) {
        return url != null && url.matches("(?i)https?://.*") ? url : null;
    }

    private static Counter counter(@Nullable Point point, Metric metric) {
        return point == null ? Counter.NONE : point.totals().get(metric);
    }

    /** The groups of all matches. */
    public AllControllersPage.Groups groups(AllControllersQuery query) throws IOException {
        return new AllControllersPage.Groups(
                query.by().name(),
                query.metric(),
                store.groups(query.jobs(), query.by()).stream()
                        .map(group -> new AllControllersPage.Group(
                                group.name(),
                                group.jobs(),
                                group.measured(),
                                group.totals().has(query.metric())
                                        ? group.totals().get(query.metric())
                                        : null))
                        .toList());
    }

    /** The trend of all matches, week by week up to now; empty if there are too many jobs to wait for. */
    public AllControllersPage.Trend trend(AllControllersQuery query, Instant now) throws IOException {
        long found = store.counts(query.jobs(), now).all();
        if (found > MOST_IN_TREND) {
            return new AllControllersPage.Trend(
                    query.metric(), found, new long[0], new int[0], new long[0], new long[0]);
        }
        int steps = (int) (Duration.ofDays(query.days()).toDays() / STEP.toDays());
        List<Instant> moments = new ArrayList<>();
        for (int back = steps; back >= 0; back--) {
            moments.add(now.minus(STEP.multipliedBy(back)));
        }
        List<GroupTrendStep> trend = store.groupTrend(query.jobs(), query.metric(), moments);
        return new AllControllersPage.Trend(
                query.metric(),
                found,
                trend.stream().mapToLong(step -> step.at().toEpochMilli()).toArray(),
                trend.stream().mapToInt(GroupTrendStep::jobs).toArray(),
                trend.stream().mapToLong(step -> step.counter().covered()).toArray(),
                trend.stream().mapToLong(step -> step.counter().missed()).toArray());
    }

    /** The open alerts of a page of the matching jobs. */
    public AllControllersPage.Alerts alerts(AllControllersQuery query) throws IOException {
        JobQuery alerting = query.jobs().withAlerts();
        List<AllControllersPage.AlertRow> rows = new ArrayList<>();
        store.search(alerting, job -> {
            for (OpenAlert alert : job.description().alerts()) {
                rows.add(AllControllersPageAlertRowBuilder.builder()
                        .job(job.description().name())
                        .controller(job.key().controller())
                        .url(address(alert.url()))
                        .type(alert.type())
                        .severity(alert.severity())
                        .status(alert.status())
                        .build(alert.build())
                        .since(alert.since())
                        .message(alert.message())
                        .create());
            }
        });
        return new AllControllersPage.Alerts(store.count(alerting), rows);
    }

    /** A page of the matching alerts that ended in the last days. */
    public AllControllersPage.Ended ended(AllControllersQuery query, Instant now) throws IOException {
        EndedAlertQuery all = query.ended(now);
        List<AllControllersPage.EndedRow> rows = new ArrayList<>();
        store.searchEnded(
                all.page(query.jobs().offset(), query.jobs().limit()),
                found -> rows.add(AllControllersPageEndedRowBuilder.builder()
                        .job(found.job())
                        .controller(found.key().controller())
                        .url(address(found.alert().url()))
                        .type(found.alert().type())
                        .severity(found.alert().severity())
                        .build(found.alert().build())
                        .since(found.alert().since())
                        .how(found.alert().how())
                        .endBuild(found.alert().endBuild())
                        .ended(found.alert().ended())
                        .who(found.alert().who())
                        .message(found.alert().message())
                        .create()));
        return new AllControllersPage.Ended(
                query.endedDays(),
                store.countEnded(all),
                query.jobs().offset(),
                query.jobs().limit(),
                rows);
    }
}
