package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.store.ReadThroughStore;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/**
 * The coverage of a job: a card on its page, the trend page, and their data. It only needs the history; no build is
 * loaded.
 */
public final class CoverageJobAction implements Action {
    private final Job<?, ?> job;
    private final String id;

    CoverageJobAction(Job<?, ?> job, String id) {
        this.job = job;
        this.id = id;
    }

    /** The job. */
    public Job<?, ?> getJob() {
        return job;
    }

    /** The query of the HTTP interface for this monitor's history; empty for the default one. */
    public String getExportQuery() {
        return id.equals(JobHome.DEFAULT_ID) ? "" : "?monitor=" + id;
    }

    /** The name of a build's report page. */
    public String getReportUrlName() {
        return BuildLinks.name(BuildLinks.REPORT, id);
    }

    /** The files of the views. */
    public PageHead getPageHead() {
        return PageHead.get();
    }

    @Override
    public String getIconFileName() {
        return "symbol-coverage plugin-coverage-monitor";
    }

    @Override
    public String getDisplayName() {
        String name = JobFiles.monitor(job, id).name();
        if (name != null) {
            return Messages.CoverageJobAction_TrendOf(name);
        }
        return id.equals(JobHome.DEFAULT_ID)
                ? Messages.CoverageJobAction_DisplayName()
                : Messages.CoverageJobAction_DisplayNameOf(id);
    }

    @Override
    public String getUrlName() {
        return BuildLinks.name("coverage-trend", id);
    }

    /** The card's data. */
    @GET
    @WebMethod(name = "card")
    public HttpResponse doCard() throws IOException {
        job.checkPermission(Item.READ);
        return new JsonPageResponse(KeptJobCard.shown(job, id));
    }

    /**
     * The trend page's data, of a metric and a component.
     *
     * @param branch another branch of the same project; {@code null} or empty for the job's own
     */
    @GET
    @WebMethod(name = "data")
    public HttpResponse doData(
            @QueryParameter String metric, @QueryParameter String component, @QueryParameter String branch)
            throws IOException {
        job.checkPermission(Item.READ);
        OtherBranches others = new OtherBranches(job, id);
        Job<?, ?> shown =
                branch == null || branch.isEmpty() ? job : others.named(branch).orElse(null);
        if (shown == null) {
            return HttpResponses.notFound();
        }
        ReadThroughStore.Reading read = StoreService.read(shown, id);
        List<Alert> lost = StoreService.lacking(shown, id)
                .map(lacking -> KeptJobCard.lost(shown, lacking))
                .orElse(List.of());
        return JsonPageResponse.of(TrendPages.of(
                KeptJobCard.data(shown, id)
                        .of(read.points(), read.note())
                        .with(lost)
                        .beside(shown == job ? others.names() : List.of()),
                MetricParameter.orNull(metric),
                AppearanceConfiguration.get().metric(),
                component == null ? "" : component));
    }

    /** Adds an action to each job for each of its monitors, with one look at a folder. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return CoverageJobAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            Job<?, ?> job = target;
            return JobFiles.ids(job).stream()
                    .map(id -> new CoverageJobAction(job, id))
                    .toList();
        }
    }
}
