package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.CoverageReportFormat;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/**
 * As much of a running Jenkins as recording a build needs: the jobs of one project {@code app}, with their files on disk.
 * Only what runs as Jenkins itself sees other jobs; the builds have no permission at all.
 */
@SuppressWarnings({"unchecked", "rawtypes", "try"})
final class RunningJenkins implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

    final ItemGroup<Item> project = mock(ItemGroup.class);
    private final Path folder;
    private final Path workspace;
    private final Map<String, Job<?, ?>> jobs = new TreeMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final MockedStatic<Jenkins> jenkins = mockStatic(Jenkins.class);
    private final MockedStatic<ACL> acl = mockStatic(ACL.class);
    private final MockedStatic<ExtensionList> extensions = mockStatic(ExtensionList.class, CALLS_REAL_METHODS);
    final AppearanceConfiguration appearance = spy(new AppearanceConfiguration());
    private boolean asJenkins;

    /**
     * A Jenkins.
     *
     * @param folder where it keeps its jobs
     * @param workspace where every build works
     */
    public RunningJenkins(Path folder, Path workspace) {
        this.folder = folder;
        this.workspace = workspace;
        Jenkins running = mock(Jenkins.class);
        when(running.getItemByFullName(any(), any())).thenThrow(new AccessDeniedException("no permission"));
        jenkins.when(Jenkins::get).thenReturn(running);
        ACLContext context = mock(ACLContext.class);
        acl.when(() -> ACL.as2(ACL.SYSTEM2)).then(call -> {
            asJenkins = true;
            return context;
        });
        doAnswer(call -> asJenkins = false).when(context).close();
        ExtensionList<CoverageReportFormat> none = mock(ExtensionList.class);
        when(none.iterator()).then(call -> List.of().iterator());
        extensions.when(() -> ExtensionList.lookup(CoverageReportFormat.class)).thenReturn(none);
        extensions
                .when(() -> ExtensionList.lookupSingleton(MonitorConfiguration.class))
                .thenReturn(new MonitorConfiguration());
        // No database of all controllers is configured.
        extensions.when(() -> ExtensionList.lookupSingleton(StoreService.class)).thenReturn(new StoreService());
        doNothing().when(appearance).save();
        extensions
                .when(() -> ExtensionList.lookupSingleton(AppearanceConfiguration.class))
                .thenReturn(appearance);
        keepsIn(null);
        when(project.getItems()).then(call -> List.copyOf(jobs.values()));
        when(project.getItem(any())).then(call -> {
            if (!asJenkins) {
                throw new AccessDeniedException("no permission");
            }
            return jobs.get(call.<String>getArgument(0));
        });
    }

    public Job<?, ?> job(String name) {
        return jobs.computeIfAbsent(name, any -> {
            Job<?, ?> job = mock(Job.class);
            File root = folder.resolve(name).toFile();
            when(job.getFullName()).thenReturn("app/" + name);
            when(job.getRootDir()).thenReturn(root);
            when(job.getBuildDir()).thenReturn(new File(root, "builds"));
            // The real class has a second getParent, for old callers, that answers a Jenkins: no value suits both.
            doAnswer(call -> project).when(job).getParent();
            return job;
        });
    }

    public Run<?, ?> run(String name, int number) {
        return run(name, number, mock(Run.class));
    }

    /** The build of a mock that is more than a build, such as a Pipeline; it keeps its actions. */
    public Run<?, ?> run(String name, int number, Run<?, ?> run) {
        Job<?, ?> job = job(name);
        List<CoverageBuildAction> actions = new ArrayList<>();
        File root = new File(job.getBuildDir(), Integer.toString(number));
        when(run.getRootDir()).thenReturn(root);
        doAnswer(call -> actions.add(call.getArgument(0))).when(run).addAction(any(CoverageBuildAction.class));
        doReturn(job).when(run).getParent();
        when(run.getNumber()).thenReturn(number);
        when(run.getTimeInMillis()).thenReturn(START.plusSeconds(60L * number).toEpochMilli());
        when(run.getResult()).thenReturn(Result.SUCCESS);
        when(run.getUrl()).thenReturn("job/app/job/" + name + "/" + number + "/");
        when(run.getActions(CoverageBuildAction.class)).then(call -> List.copyOf(actions));
        return run;
    }

    public FilePath workspace() throws IOException, InterruptedException {
        FilePath remote = mock(FilePath.class);
        when(remote.act(any(FilePath.FileCallable.class)))
                .then(call -> call.<FilePath.FileCallable<?>>getArgument(0).invoke(workspace.toFile(), null));
        return remote;
    }

    public TaskListener listener() {
        TaskListener listener = mock(TaskListener.class);
        when(listener.getLogger()).thenReturn(new PrintStream(log, true, StandardCharsets.UTF_8));
        return listener;
    }

    /** What the logs of all builds say. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** What lives as long as it does. */
    public void serves(MonitorService service) {
        extensions
                .when(() -> ExtensionList.lookupSingleton(MonitorService.class))
                .thenReturn(service);
    }

    /** Where it keeps what people set while it runs. */
    public final void keepsIn(MonitorState state) {
        MonitorService service = mock(MonitorService.class);
        when(service.state()).thenReturn(state);
        LiveFeed nobodyWatches = mock(LiveFeed.class);
        when(service.live()).thenReturn(nobodyWatches);
        JobSummaries summaries = new JobSummaries(Clock.systemUTC());
        when(service.summaries()).thenReturn(summaries);
        extensions
                .when(() -> ExtensionList.lookupSingleton(MonitorService.class))
                .thenReturn(service);
    }

    /** The full names of the jobs that there are. */
    public List<String> names() {
        return jobs.values().stream().<String>map(Job::getFullName).toList();
    }

    public CoverageMonitor monitor(String name) {
        return JobFiles.monitor(job(name), JobHome.DEFAULT_ID);
    }

    public void complete(String name, int number) throws IOException {
        monitor(name).ended(number, BuildState.COMPLETE);
    }

    @Override
    public void close() {
        List.of(jenkins, acl, extensions).forEach(MockedStatic::close);
    }
}
