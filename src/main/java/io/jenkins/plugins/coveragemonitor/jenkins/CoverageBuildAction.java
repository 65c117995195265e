package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.KeptSources;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
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
 * The coverage of a build: a summary on its page, a report page, and their data. Only the summary is kept in build.xml;
 * the rest is read from its own files when somebody opens the report.
 */
@ExportedBean
public final class CoverageBuildAction implements RunAction2 {
    private final String id;
    private volatile @Nullable BuildSummary summary;
    /** What the build's end still needs; gone after it. */
    private volatile @Nullable MonitorOptions pending;
    /** The step of a Pipeline whose missed gate counts when the parallel branches have ended; none if none waits. */
    private volatile @Nullable String awaitedBy;

    /** The names of checks that are shown as in progress until the build ends; none if none are. */
    private volatile @Nullable List<String> openChecks;

    /** What people call the monitor; none for the usual. */
    private volatile @Nullable String name;
    /** The address of the change request that the build is of; none if it is of none. */
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

    /** The action of a build and a monitor: several calls of one build share it, and what they ask for is united. */
    static CoverageBuildAction of(Run<?, ?> run, MonitorOptions options) {
        synchronized (run) {
            CoverageBuildAction action = of(run, options.id());
            action.pending = action.pending == null ? options : options.and(action.pending);
            return action;
        }
    }

    /** The action of a build and a monitor; one that a crash lost is there again, and its build asks for nothing more. */
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

    /** Which of the job's monitors it shows. */
    String id() {
        return id;
    }

    /** Notes the step that waits for the parallel branches; {@code null} if none does any more. */
    void awaitBranches(@Nullable String node) {
        awaitedBy = node;
    }

    /** The step that waits for the parallel branches, or {@code null}. */
    @Nullable
    String awaitedBy() {
        return awaitedBy;
    }

    /** Notes the address of the change request that the build is of; {@code null} if it is of none. */
    void ofChangeRequest(@Nullable String address) {
        changeRequest = address;
    }

    /** The address of the change request that the build is of, or {@code null}. */
    @Nullable
    String changeRequest() {
        return changeRequest;
    }

    /** Notes a check that is shown as in progress until the build ends. */
    synchronized void openCheck(String name) {
        List<String> names = new ArrayList<>(openChecks());
        if (!names.contains(name)) {
            names.add(name);
        }
        openChecks = names;
    }

    /** The names of the checks that are shown as in progress. */
    List<String> openChecks() {
        List<String> names = openChecks;
        return names == null ? List.of() : List.copyOf(names);
    }

    /** Nothing is shown as in progress any more. */
    void closeChecks() {
        openChecks = null;
    }

    /** A file that was written by hand or by an older version may leave anything out. */
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

    /** The few words about the build. */
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

    /** The files that the views ask for. */
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

    /** Notes what people call the monitor; {@code null} for the usual. */
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

    /** The report page's data; of one flag of reports, if one is given. */
    @GET
    @WebMethod(name = "data")
    public HttpResponse doData(@QueryParameter @Nullable String flag) throws IOException {
        attached().checkPermission(Item.READ);
        JobViews views = views();
        BuildData build = views.build(attached().getNumber()).orElseThrow(() -> HttpResponses.notFound());
        return JsonPageResponse.of(BuildPages.of(
                build, views.before(attached().getNumber()), views.criticalFiles(), flag == null ? "" : flag));
    }

    /** The data of one file's page. Lines of source are shown to those who may see the workspace. */
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

    /** The build, which is set before anybody sees its action. */
    private Run<?, ?> attached() {
        return Objects.requireNonNull(run);
    }
}
