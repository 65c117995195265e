package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.EnvVars;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Comment;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

/** What a change request is told of its builds, and when it is over. */
class ChangeRequestsTest {
    @TempDir
    Path folder;

    private RunningJenkins jenkins;
    private final MonitorService service = mock(MonitorService.class);

    @BeforeEach
    void start() throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
        jenkins.serves(service);
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        when(service.live()).thenReturn(mock(LiveFeed.class));
        when(service.commenting(any(), eq("coverage"))).thenReturn(List.of(mock(Channel.class)));
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private CoverageBuildAction record(Run<?, ?> run, Map<String, String> environment) throws Exception {
        EnvVars env = mock(EnvVars.class);
        environment.forEach((name, value) -> when(env.get(name)).thenReturn(value));
        MonitorStep step = Binding.bind(MonitorStep.class, Map.of());
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), env, jenkins.listener());
        jenkins.monitor("app").ended(run.getNumber(), BuildState.COMPLETE);
        return CoverageBuildAction.find(run, "coverage").orElseThrow();
    }

    @Test
    void aBuildOfAChangeRequestIsToldAndItsEndToo() throws Exception {
        Run<?, ?> run = jenkins.run("app", 1);
        String request = "https://github.com/acme/app/pull/7";
        ChangeRequests requests = new ChangeRequests(folder.resolve("requests"));
        requests.comment(run, record(run, Map.of("CHANGE_URL", request)));
        ArgumentCaptor<Message> told = ArgumentCaptor.forClass(Message.class);
        verify(service).comment(any(), eq("coverage"), told.capture());
        Comment comment = told.getValue().comment();
        assertThat(comment.request()).isEqualTo(request);
        assertThat(comment.markdown())
                .startsWith("## Line coverage is 50.00 %.")
                .contains("[Open the report](</job/app/job/app/1/coverage-monitor/>)");

        requests.deleted("app/other");
        verify(service, never()).comment(any());
        requests.deleted("app/app");
        verify(service).comment(told.capture());
        assertThat(told.getValue().comment().action()).isEqualTo(Comment.Action.CLOSE);
        assertThat(told.getValue().comment().marker()).isEqualTo(comment.marker());
        requests.deleted("app/app");
        verify(service).comment(any());
    }

    @Test
    void aRequestIsOverWhenItsServiceSaysSo() throws Exception {
        Run<?, ?> run = jenkins.run("app", 1);
        String request = "https://github.com/acme/app/pull/7";
        ChangeRequests requests = new ChangeRequests(folder.resolve("requests"));
        requests.comment(run, record(run, Map.of("CHANGE_URL", request)));
        Channel channel = mock(Channel.class);
        when(channel.comments()).thenReturn(true);
        requests.closeOver(List.of(channel));
        verify(service, never()).comment(any());
        when(channel.isOver(request)).thenReturn(true);
        requests.closeOver(List.of(channel));
        ArgumentCaptor<Message> told = ArgumentCaptor.forClass(Message.class);
        verify(service).comment(told.capture());
        assertThat(told.getValue().comment().action()).isEqualTo(Comment.Action.CLOSE);
        requests.closeOver(List.of(channel));
        verify(service).comment(any());
    }

    @Test
    void aBuildOfNoChangeRequestTellsNothing() throws Exception {
        Run<?, ?> run = jenkins.run("app", 1);
        assertThat(record(run, Map.of()).changeRequest()).isNull();
        assertThat(record(run, Map.of("CHANGE_URL", "javascript:alert(1)")).changeRequest())
                .isNull();
        assertThat(record(run, Map.of("GERRIT_CHANGE_URL", "https://g.example/c/app/+/7"))
                        .changeRequest())
                .isEqualTo("https://g.example/c/app/+/7");
    }

    @Test
    void withoutAChannelThatCommentsNothingIsKept() throws Exception {
        when(service.commenting(any(), any())).thenReturn(List.of());
        Run<?, ?> run = jenkins.run("app", 1);
        new ChangeRequests(folder.resolve("requests"))
                .comment(run, record(run, Map.of("CHANGE_URL", "https://github.com/acme/app/pull/7")));
        assertThat(folder.resolve("requests")).doesNotExist();
    }
}
