package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.postgres.TestPostgres;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.StableId;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.StoreConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreEvents;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoredJobs;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** The store and the page of all controllers as Jenkins runs them, with a real database. */
@SuppressWarnings({"unchecked", "rawtypes", "try"})
@Timeout(60)
class AllControllersInJenkinsTest {
    @TempDir
    Path home;

    private final Jenkins jenkins = mock(Jenkins.class);
    private final StoreService service = new StoreService();
    private final List<MockedStatic<?>> mocked = new ArrayList<>();
    private final List<Job<?, ?>> jobs = new ArrayList<>();
    private PostgresHistoryStore store;
    private boolean asJenkins;

    @BeforeEach
    void begin() throws IOException {
        StoreAddress address = TestPostgres.database();
        store = new PostgresHistoryStore(address);
        when(jenkins.getRootDir()).thenReturn(home.toFile());
        when(jenkins.getRootUrl()).thenReturn("http://ci/");
        when(jenkins.getAllItems(Job.class)).then(call -> List.copyOf(jobs));
        StoreConfiguration configuration = mock(StoreConfiguration.class);
        when(configuration.address()).thenReturn(Optional.of(address));
        MonitorConfiguration monitor = mock(MonitorConfiguration.class);
        when(monitor.retention()).thenReturn(Retention.DEFAULT);
        MockedStatic<Jenkins> running = mockStatic(Jenkins.class);
        running.when(Jenkins::get).thenReturn(jenkins);
        MockedStatic<ExtensionList> lists = mockStatic(ExtensionList.class, CALLS_REAL_METHODS);
        lists.when(() -> ExtensionList.lookupSingleton(StoreService.class)).thenReturn(service);
        lists.when(() -> ExtensionList.lookupSingleton(StoreConfiguration.class))
                .thenReturn(configuration);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorConfiguration.class))
                .thenReturn(monitor);
        ACLContext everything = mock(ACLContext.class);
        MockedStatic<ACL> acl = mockStatic(ACL.class);
        acl.when(() -> ACL.as2(ACL.SYSTEM2)).then(call -> {
            asJenkins = true;
            return everything;
        });
        doAnswer(call -> asJenkins = false).when(everything).close();
        mocked.addAll(List.of(running, lists, acl));
        service.start();
    }

    @AfterEach
    void end() {
        service.stop();
        mocked.forEach(MockedStatic::close);
        store.close();
    }

    private Job<?, ?> job(String name) throws IOException {
        Job<?, ?> job = mock(Job.class);
        File root = home.resolve("jobs").resolve(name).toFile();
        when(job.getFullName()).thenReturn(name);
        when(job.getRootDir()).thenReturn(root);
        when(job.getBuildDir()).thenReturn(new File(root, "builds"));
        jobs.add(job);
        HistoryFile.of(JobFiles.home(job, "coverage"))
                .append(List.of(Point.builder(1, Instant.parse("2026-05-04T08:00:00Z"))
                        .totals(Counters.of(Metric.LINE, new Counter(8, 2)))
                        .create()));
        return job;
    }

    private void put(String controller, String name) throws IOException {
        store.describe(new JobKey(controller, "other", "coverage"), JobDescription.named(name));
    }

    private JsonNode data(String rest) throws IOException {
        StaplerRequest2 request = mock(StaplerRequest2.class);
        when(request.getRestOfPath()).thenReturn(rest);
        StaplerResponse2 response = mock(StaplerResponse2.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        when(response.getOutputStream()).thenReturn(new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}

            @Override
            public void write(int b) {
                bytes.write(b);
            }
        });
        new AllControllers(service).doData(request, response);
        return new ObjectMapper().readTree(bytes.toByteArray());
    }

    /** The forwarder's own step: its worker runs on a thread that these mocks do not reach. */
    private void forward() throws IOException {
        store.prepare();
        StoredJobs own = service.jobs().orElseThrow();
        for (Job<?, ?> job : jobs) {
            JobKey key = own.keys(job).get(0);
            store.describe(key, StoredJobs.description(job, "coverage"));
            assertThat(own.forwarded(job, "coverage").key()).isEqualTo(key);
            store.append(key, HistoryFile.of(JobFiles.home(job, "coverage")).points());
        }
    }

    @Test
    void readersFindTheirOwnJobsAsFarAsTheyMayReadThemAndThoseOfOthers() throws IOException {
        Job<?, ?> open = job("open");
        job("secret");
        forward();
        put("elsewhere", "far/away");
        when(open.hasPermission(any())).thenReturn(true);
        when(jenkins.hasPermission(any())).thenReturn(false);
        JsonNode page = data("");
        assertThat(page.path("jobs"))
                .extracting(job -> job.path("name").asText())
                .containsExactly("far/away", "open");
        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(data("/groups").path("groups").toString()).doesNotContain("secret");
        assertThat(data("/export.json").toString()).contains("open").doesNotContain("secret");
        when(jenkins.hasPermission(any())).thenReturn(true);
        assertThat(data("/").path("total").asInt()).isEqualTo(3);
        assertThat(page.path("jobs").get(1).path("url").asText()).isEqualTo("http://ci/job/open/coverage-trend/");
    }

    @Test
    void nobodySeesItWithoutThePermission() {
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(AllControllers.SEE);
        AllControllers page = new AllControllers(service);
        assertThatThrownBy(() -> data("")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(page::getDisplayName).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aCopyOfAJobsFolderGetsAnIdOfItsOwn() throws IOException {
        Job<?, ?> first = job("first");
        Job<?, ?> copy = job("copy");
        when(jenkins.getAllItems(Job.class)).then(call -> asJenkins ? List.copyOf(jobs) : List.of());
        StoredJobs own = service.jobs().orElseThrow();
        StableId.ofJob(copy.getRootDir().toPath()).set(own.id(first));
        assertThat(own.all())
                .extracting(job -> job.key().job())
                .doesNotHaveDuplicates()
                .as("all, although nobody is logged in on the worker's thread")
                .hasSize(2);
        assertThat(asJenkins).isFalse();
    }

    @Test
    void withoutAStoreThereIsNoPage() {
        service.stop();
        assertThat(new DashboardAction().getAllControllers()).isNull();
        assertThat(service.trouble()).isNull();
    }

    @Test
    void aDeletedJobIsRememberedUntilTheStoreHasDeletedIt() throws IOException {
        Job<?, ?> job = job("gone");
        forward();
        StoreEvents events = new StoreEvents();
        events.onCheckDelete(job);
        events.onDeleted(job);
        assertThat(home.resolve("coverage-monitor/deleted-histories")).exists();
        assertThat(store.count(JobQuery.ALL)).isLessThanOrEqualTo(1);
    }
}
