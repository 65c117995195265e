package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.KeptSources;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.JobNames;
import io.jenkins.plugins.coveragemonitor.cli.output.ExportJson;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.metrics.CoverageMetrics;
import io.jenkins.plugins.coveragemonitor.metrics.JobSample;
import io.jenkins.plugins.coveragemonitor.metrics.MetricsText;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.JobCards;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import io.jenkins.plugins.coveragemonitor.view.SourcePages;
import io.jenkins.plugins.coveragemonitor.view.SourceShown;
import io.jenkins.plugins.coveragemonitor.view.TrendPage;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The data of the pages, read again for every request, so that other processes' recordings show at once. */
final class PreviewData {
    /** Lists the monitors of a home folder. */
    @FunctionalInterface
    interface Jobs {
        List<JobMonitor> monitors() throws IOException;
    }

    private final Path home;
    private final Jobs jobs;
    private final Clock clock;
    private final String live;
    private final Semaphore answering =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /**
     * The data of a home folder.
     *
     * @param live the address for live events
     */
    PreviewData(Path home, Jobs jobs, Clock clock, String live) {
        this.live = live;
        this.home = home;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Answers one request; a few at a time, as each may need much memory, and the others wait. */
    Answer answer(String what, Query query) throws IOException {
        answering.acquireUninterruptibly();
        try {
            return made(what, query);
        } finally {
            answering.release();
        }
    }

    private Answer made(String what, Query query) throws IOException {
        return switch (what) {
            case "dashboard" -> dashboard(query);
            case "job-card", "trend" -> ofJob(what, query);
            case "live" -> Answer.json(ViewJson.bytes(new Live(live)));
            case "export" -> export(query);
            case "build", "source" -> ofBuild(what, query);
            default -> Answer.missing("there is no such data");
        };
    }

    /** The metrics of all jobs, as a scraper reads them. */
    Answer metrics(Query query) throws IOException {
        MetricsText text =
                MetricsText.of(metrics(), query.text("format").equals("openmetrics") ? MetricsText.OPEN_METRICS : "");
        return new Answer(200, text.contentType(), text.body());
    }

    /** The metrics of all jobs; a monitor that cannot be read does not affect the others. */
    MetricSnapshots metrics() throws IOException {
        List<JobSample> all = new ArrayList<>();
        for (JobMonitor which : jobs.monitors()) {
            CoverageMonitor monitor = new Home(home).monitor(which);
            try {
                all.add(new JobSample(
                        which.job(),
                        which.isUsual() ? "" : which.id(),
                        monitor.history().points(),
                        monitor.knownAlerts().orNull()));
            } catch (IOException unreadable) {
                // It has no series, like a job that was not measured.
            }
        }
        return CoverageMetrics.of(all, Map.of(), List.of(), clock.instant());
    }

    private Answer dashboard(Query query) throws IOException {
        Map<JobMonitor, JobSummary> all = new TreeMap<>();
        for (JobMonitor which : jobs.monitors()) {
            try {
                new Home(home).monitor(which).summary().ifPresent(summary -> all.put(which, summary));
            } catch (IOException unreadable) {
                // Its own pages say why; the others are shown.
            }
        }
        return Answer.json(ViewJson.bytes(
                new DashboardPages(query.metric(), PreviewData::trend).page(all, job -> false, 0, clock.instant())));
    }

    /**
     * The address for live events.
     *
     * @param url the address of the WebSocket
     */
    private record Live(String url) {}

    static String trend(JobMonitor which) {
        return "frame.html?page=trend&job=" + URLEncoder.encode(which.job(), StandardCharsets.UTF_8)
                + (which.isUsual() ? "" : "&monitor=" + which.id());
    }

    private Answer export(Query query) throws IOException {
        Optional<JobViews> views = known(query);
        if (views.isEmpty()) {
            return Answer.missing("there is no such job");
        }
        JobData job = views.get().job();
        ExportJson all = ExportJson.of(job.job(), clock.instant(), 0, job.points());
        return Answer.streamed(
                "application/json; charset=utf-8",
                out -> JsonLine.print(new PrintWriter(out, false, StandardCharsets.UTF_8), all));
    }

    private Answer ofJob(String what, Query query) throws IOException {
        Optional<JobViews> views = known(query);
        if (views.isEmpty()) {
            return Answer.missing("there is no such job");
        }
        JobData job = views.get().job();
        if (what.equals("job-card")) {
            return Answer.json(ViewJson.bytes(JobCards.of(job)));
        }
        Map<String, JobMonitor> others =
                otherBranches(new JobMonitor(job.job(), place(query).id()));
        String branch = query.text("branch");
        if (branch.isEmpty()) {
            return Answer.json(ViewJson.bytes(trendPage(job.beside(List.copyOf(others.keySet())), query)));
        }
        JobMonitor other = others.get(branch);
        if (other == null) {
            return Answer.missing("there is no such branch");
        }
        return Answer.json(ViewJson.bytes(trendPage(views(other).job(), query)));
    }

    /** The same monitors of the other branches of a branch's project, by branch name. */
    private Map<String, JobMonitor> otherBranches(JobMonitor own) throws IOException {
        Map<String, JobMonitor> others = new TreeMap<>();
        if (branch(own) != null) {
            for (JobMonitor other : jobs.monitors()) {
                boolean beside =
                        project(other).equals(project(own)) && other.id().equals(own.id());
                String name = beside && !other.equals(own) ? branch(other) : null;
                if (name != null) {
                    others.put(name, other);
                }
            }
        }
        return others;
    }

    private static String project(JobMonitor which) {
        return which.job().substring(0, which.job().lastIndexOf('/') + 1);
    }

    private @Nullable String branch(JobMonitor which) throws IOException {
        return new Home(home).monitor(which).summary().map(JobSummary::branch).orElse(null);
    }

    private JobViews views(JobMonitor which) throws IOException {
        Home folder = new Home(home).monitoredBy(which.id());
        return new JobViews(folder.monitor(which.job()), folder.around(which.job()));
    }

    /** Without a given metric the page chooses it. */
    private static TrendPage trendPage(JobData job, Query query) {
        return query.text("metric").isEmpty()
                ? TrendPages.of(job)
                : TrendPages.of(job, query.metric(), query.text("component"));
    }

    private Answer ofBuild(String what, Query query) throws IOException {
        Optional<JobViews> views = known(query);
        Optional<BuildData> build =
                views.isEmpty() ? Optional.empty() : views.get().build(query.number("build"));
        if (build.isEmpty()) {
            return Answer.missing("there is no such build");
        }
        if (what.equals("build")) {
            return Answer.json(ViewJson.bytes(BuildPages.of(
                    build.get(),
                    views.get().before(query.number("build")),
                    views.get().criticalFiles(),
                    query.text("flag"))));
        }
        int number = query.number("build");
        MonitorConfig config = views.get().config(number);
        JobHome job = place(query);
        SourceShown shown = new KeptSources(job).of(number, query.text("path"), config);
        return SourcePages.of(build.get(), query.text("path"), shown)
                .map(page -> Answer.json(ViewJson.bytes(page)))
                .orElse(Answer.missing("the build has no such file"));
    }

    private Optional<JobViews> known(Query query) throws IOException {
        try {
            JobHome place = place(query);
            return Files.exists(place.history())
                    ? Optional.of(views(new JobMonitor(query.text("job"), place.id())))
                    : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** The monitor in a request; if none is given, the default one of the job, else its first. */
    private JobHome place(Query query) throws IOException {
        String named = query.text("monitor");
        JobHome usual = JobHome.below(home, query.text("job"));
        return usual.monitor(named.isEmpty() ? JobMonitor.first(new JobNames(home).ids(query.text("job"))) : named);
    }
}
