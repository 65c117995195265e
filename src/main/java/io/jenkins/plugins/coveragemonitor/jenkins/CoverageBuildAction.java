package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.KeptSources;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.job.ReaderTexts;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.SourcePages;
import io.jenkins.plugins.coveragemonitor.view.SourceShown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/**
 * The coverage of a build: a summary on its page, a report page, and their data. Only the summary is in build.xml; the
 * rest is read from its own files when somebody opens the report.
 */
@ExportedBean
public final class CoverageBuildAction implements RunAction2 {
    private final String id;
    private volatile @Nullable BuildSummary summary;
    /** What is needed at the build's end, and removed then. */
    private volatile @Nullable MonitorOptions pending;
    /**
     * The step of a Pipeline whose missed gate counts when the parallel branches have ended; {@code null} if none
     * waits.
     */
    private volatile @Nullable String awaitedBy;

    /** The names of checks that are in progress until the build ends; {@code null} for none. */
    private volatile @Nullable List<String> openChecks;

    /** The monitor's display name; {@code null} for the default. */
    private volatile @Nullable String name;
    /** The address of the build's change request; {@code null} for none. */
    private volatile @Nullable String changeRequest;

    private transient volatile @Nullable Run<?, ?> run;

    private CoverageBuildAction(String id) {
        this.id = id;
    }

    /** The action of a build and a monitor, if it has one. */
    static Optional<CoverageBuildAction> find(Run<?, ?> run, String id) {
        return run.getActions(CoverageBuildAction.class).stream()
                .filter(known -> known.id.equals(id))
                .findFirst();
    }

    /** The action of a build and a monitor: several calls of one build share it, and their options are united. */
    static CoverageBuildAction of(Run<?, ?> run, MonitorOptions options) {
        synchronized (run) {
            CoverageBuildAction action = of(run, options.id());
            action.pending = action.pending == null ? options : options.and(action.pending);
            return action;
        }
    }

    /** The action of a build and a monitor. One that a crash lost is created again, without further options. */
    static CoverageBuildAction of(Run<?, ?> run, String id) {
        synchronized (run) {
            CoverageBuildAction action = find(run, id).orElse(null);
            if (action == null) {
                action = new CoverageBuildAction(id);
                run.addAction(action);
            }
            return action;
        }
    }

    /** The id of the monitor that it shows. */
    String id() {
        return id;
    }

    /** Sets the step that waits for the parallel branches; {@code null} for none. */
    void awaitBranches(@Nullable String node) {
        awaitedBy = node;
    }

    /** The step that waits for the parallel branches, or {@code null}. */
    @Nullable
    String awaitedBy() {
        return awaitedBy;
    }

    /** Sets the address of the build's change request; {@code null} for none. */
    void ofChangeRequest(@Nullable String address) {
        changeRequest = address;
    }

    /** The address of the build's change request, or {@code null}. */
    @Nullable
    String changeRequest() {
        return changeRequest;
    }

    /** Adds a check that is in progress until the build ends. */
    synchronized void openCheck(String name) {
        List<String> names = new ArrayList<>(openChecks());
        if (!names.contains(name)) {
            names.add(name);
        }
        openChecks = names;
    }

    /** The names of the checks in progress. */
    List<String> openChecks() {
        List<String> names = openChecks;
        return names == null ? List.of() : List.copyOf(names);
    }

    /** Removes all checks in progress. */
    void closeChecks() {
        openChecks = null;
    }

    /** A file from an older version, or written by hand, may lack any field. */
    private Object readResolve() {
        if (id != null) {
            return this;
        }
        CoverageBuildAction usual = new CoverageBuildAction(JobHome.DEFAULT_ID);
        usual.summary = summary;
        usual.pending = pending;
        usual.awaitedBy = awaitedBy;
        usual.openChecks = openChecks;
        usual.changeRequest = changeRequest;
        usual.name = name;
        return usual;
    }

    void show(BuildData data) {
        summary = BuildSummary.of(data);
    }

    @Nullable
    MonitorOptions pending() {
        return pending;
    }

    void completed() {
        pending = null;
    }

    /** The summary of the build. */
    @Exported
    public @Nullable BuildSummary getSummary() {
        return summary;
    }

    /** The build. */
    public @Nullable Run<?, ?> getRun() {
        return run;
    }

    /** The name of the job's trend page. */
    public String getTrendUrlName() {
        return BuildLinks.name("coverage-trend", id);
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
        if (name != null) {
            return name;
        }
        return id.equals(JobHome.DEFAULT_ID)
                ? Messages.CoverageBuildAction_DisplayName()
                : Messages.CoverageBuildAction_DisplayNameOf(id);
    }

    /** Sets the monitor's display name; {@code null} for the default. */
    void called(@Nullable String other) {
        name = other;
    }

    /** A sentence of the summary in the reader's language. */
    public String said(String sentence) {
        return ReaderTexts.said(sentence);
    }

    @Override
    @Exported
    public String getUrlName() {
        return BuildLinks.name(BuildLinks.REPORT, id);
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    /** The report page's data; only for one flag of reports, if it is given. */
    @GET
    @WebMethod(name = "data")
    public HttpResponse doData(@QueryParameter @Nullable String flag) throws IOException {
        attached().checkPermission(Item.READ);
        JobViews views = views();
        BuildData build = views.build(attached().getNumber()).orElseThrow(() -> HttpResponses.notFound());
        return JsonPageResponse.of(BuildPages.of(
                build, views.before(attached().getNumber()), views.criticalFiles(), flag == null ? "" : flag));
    }

    /** The data of one file's page. Source is only shown to those who may see the workspace. */
    @GET
    @WebMethod(name = "file")
    public HttpResponse doFile(@QueryParameter String path) throws IOException {
        attached().checkPermission(Item.READ);
        SourceShown shown = attached().getParent().hasPermission(Item.WORKSPACE)
                ? kept(path)
                : SourceShown.none(SourcePages.FORBIDDEN);
        return read().flatMap(data -> SourcePages.of(data, path, shown))
                .<HttpResponse>map(JsonPageResponse::of)
                .orElseThrow(() -> HttpResponses.notFound());
    }

    private SourceShown kept(String path) throws IOException {
        MonitorConfig config = views().config(attached().getNumber());
        return new KeptSources(JobFiles.home(attached().getParent(), id))
                .of(attached().getNumber(), path, config);
    }

    private Optional<BuildData> read() throws IOException {
        return views().build(attached().getNumber());
    }

    private JobViews views() {
        Job<?, ?> job = attached().getParent();
        return new JobViews(JobFiles.monitor(job, id), new JenkinsJobContext(job.getFullName(), id));
    }

    /** The build, which is set before anybody uses its action. */
    private Run<?, ?> attached() {
        return Objects.requireNonNull(run);
    }
}
