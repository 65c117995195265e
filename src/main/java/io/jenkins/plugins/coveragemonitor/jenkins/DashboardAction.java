package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.RootAction;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
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

    /** Whether the reader may see and do what concerns all jobs; the pages offer nothing else. */
    public boolean isAdministrator() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** What programs may ask about all jobs. */
    public ApiAction getApi() {
        return new ApiAction(null);
    }

    /** The dashboard's data. A job that the reader may not see is in no row and no count. */
    @GET
    @WebMethod(name = "data")
    public HttpResponse doData(@QueryParameter String metric) throws IOException {
        Jenkins jenkins = Jenkins.get();
        jenkins.checkPermission(Jenkins.READ);
        List<JobData> jobs = new ArrayList<>();
        Map<String, String> pages = new HashMap<>();
        for (Job<?, ?> job : visible(jenkins)) {
            List<String> ids = JobFiles.ids(job);
            if (!ids.isEmpty()) {
                String id = ids.contains(JobHome.DEFAULT_ID) ? JobHome.DEFAULT_ID : ids.get(0);
                JenkinsJobContext surroundings = new JenkinsJobContext(job.getFullName(), id);
                jobs.add(new JobViews(JobFiles.monitor(job, id), surroundings).job());
                pages.put(job.getFullName(), BuildLinks.name("coverage-trend", id));
            }
        }
        JenkinsCaller reader = new JenkinsCaller();
        String root = jenkins.getRootUrl() == null ? "/" : jenkins.getRootUrl();
        return new JsonPageResponse(DashboardPages.of(
                jobs,
                MetricParameter.of(metric),
                name -> root + BuildLinks.job(name) + pages.getOrDefault(name, "coverage-trend") + "/",
                reader::mayConfigure,
                MonitorService.get().state().silences().inForce(reader),
                Clock.systemUTC().instant()));
    }

    /** The figures of all jobs for a metrics board, in the text of Prometheus or OpenMetrics. */
    @GET
    @WebMethod(name = "prometheus")
    public void doPrometheus(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        MetricsScrape.answer(request, response);
    }

    /** Jenkins leaves out the jobs that the reader may not see. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static List<Job<?, ?>> visible(Jenkins jenkins) {
        List<Job> jobs = jenkins.getAllItems(Job.class);
        return (List) jobs.stream().filter(job -> job.hasPermission(Item.READ)).toList();
    }
}
