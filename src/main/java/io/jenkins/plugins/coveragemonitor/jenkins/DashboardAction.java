package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.RootAction;
import io.jenkins.plugins.coveragemonitor.api.live.LiveOrigin;
import io.jenkins.plugins.coveragemonitor.api.live.LiveQuestion;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import io.jenkins.plugins.coveragemonitor.view.PageTexts;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import jenkins.websocket.WebSockets;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The dashboard: every monitored job that the reader may see. */
@Extension
public final class DashboardAction implements RootAction {
    @Override
    public String getIconFileName() {
        return "symbol-coverage plugin-coverage-monitor";
    }

    @Override
    public String getDisplayName() {
        return "Coverage Monitor";
    }

    @Override
    public String getUrlName() {
        return "coverage-monitor";
    }

    /** The files of the views. */
    public PageHead getPageHead() {
        return PageHead.get();
    }

    /** Whether the reader may see and change what concerns all jobs; the pages offer nothing else. */
    public boolean isAdministrator() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** The interval of the periodic check, in minutes. */
    public int getCheckMinutes() {
        return MonitorConfiguration.get().getCheckMinutes();
    }

    /** The jobs of all controllers; {@code null}, and so no page, without a shared store. */
    public @Nullable AllControllers getAllControllers() {
        AllControllers all = new AllControllers(StoreService.get());
        return all.isThere() ? all : null;
    }

    /** Whether the pages link to the jobs of all controllers. */
    public boolean isAllControllersOffered() {
        AllControllers all = getAllControllers();
        return all != null && all.isAllowed();
    }

    /**
     * How much of what was recorded here the database of all controllers has, and why it is unavailable, for
     * administrators; for others only that it is. {@code null} without a database or a problem.
     */
    public @Nullable String getStoreNote() {
        return isAdministrator() ? StoreService.get().note() : StoreService.away();
    }

    /**
     * That pages show only this controller's own files because the database is unavailable; {@code null} if it is not.
     */
    public @Nullable String getStoreAway() {
        return StoreService.away();
    }

    /** The HTTP interface for all jobs. */
    public ApiAction getApi() {
        return new ApiAction(null);
    }

    /** The texts for the pages' scripts in a language other than English. */
    @GET
    @WebMethod(name = "texts")
    public HttpResponse doTexts(@QueryParameter @Nullable String language, @QueryParameter @Nullable String v) {
        PageTexts texts = PageTexts.of(Objects.requireNonNullElse(language, "")).orElse(null);
        if (texts == null) {
            return HttpResponses.notFound();
        }
        return texts.hash().equals(v) ? JsonPageResponse.kept(texts.json()) : new JsonPageResponse(texts.json());
    }

    /** The dashboard's data. A job that the reader may not see is in no row and no count. */
    @GET
    @WebMethod(name = "data")
    public HttpResponse doData(@QueryParameter String metric) throws IOException {
        Jenkins jenkins = Jenkins.get();
        jenkins.checkPermission(Jenkins.READ);
        Map<JobMonitor, JobSummary> jobs = new TreeMap<>();
        JobSummaries summaries = MonitorService.get().summaries();
        for (Job<?, ?> job : visible(jenkins)) {
            jobs.putAll(summaries.of(job));
        }
        JenkinsCaller reader = new JenkinsCaller();
        return JsonPageResponse.of(new DashboardPages(shown(metric), BuildLinks::trend)
                .page(
                        jobs,
                        reader::mayConfigure,
                        MonitorService.get().state().silences().inForce(reader),
                        Clock.systemUTC().instant()));
    }

    /** A WebSocket with live events, beginning after the last one that a page received. */
    @GET
    @WebMethod(name = "live")
    public HttpResponse doLive(StaplerRequest2 request) {
        Jenkins jenkins = Jenkins.get();
        jenkins.checkPermission(Jenkins.READ);
        if (!LiveOrigin.accepts(request.getHeader("Origin"), request.getHeader("Host"), jenkins.getRootUrl())) {
            return HttpResponses.forbidden();
        }
        if (!WebSockets.isSupported()) {
            return HttpResponses.notFound();
        }
        LiveQuestion question = LiveQuestion.of(
                shown(request.getParameter("metric")),
                request.getParameter("job"),
                request.getParameter("stream"),
                request.getParameter("after"));
        return WebSockets.upgrade(
                new LiveSession(MonitorService.get().live().hub(), question, Jenkins.getAuthentication2()));
    }

    /** The metrics of all jobs, in the text format of Prometheus or OpenMetrics. */
    @GET
    @WebMethod(name = "prometheus")
    public void doPrometheus(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        MetricsScrape.answer(request, response);
    }

    /** The metric in an address; if there is none, the default one of Jenkins' appearance, or lines. */
    private static Metric shown(@Nullable String named) {
        Metric asked = MetricParameter.orNull(named);
        return asked != null
                ? asked
                : Objects.requireNonNullElse(AppearanceConfiguration.get().metric(), Metric.LINE);
    }

    /** Jenkins leaves out the jobs that the reader may not see. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static List<Job<?, ?>> visible(Jenkins jenkins) {
        List<Job> jobs = jenkins.getAllItems(Job.class);
        return (List) jobs.stream().filter(job -> job.hasPermission(Item.READ)).toList();
    }
}
