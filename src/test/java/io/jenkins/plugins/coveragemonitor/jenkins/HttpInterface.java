package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.api.Api;
import io.jenkins.plugins.coveragemonitor.api.ApiDependencies;
import io.jenkins.plugins.coveragemonitor.api.ApiRequest;
import io.jenkins.plugins.coveragemonitor.api.ApiResponse;
import io.jenkins.plugins.coveragemonitor.api.ChannelAdmin;
import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The HTTP interface to the jobs of a running Jenkins, asked by somebody who may do everything. */
final class HttpInterface {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;

    public HttpInterface(RunningJenkins jenkins, MonitorState state) {
        Jobs jobs = new Jobs() {
            @Override
            public List<String> names() {
                return jenkins.names();
            }

            @Override
            public List<String> monitors(String job) {
                return names().contains(job) ? List.of(JobHome.DEFAULT_ID) : List.of();
            }

            @Override
            public CoverageMonitor monitor(String job, String id) {
                return jenkins.monitor(job.substring(job.indexOf('/') + 1));
            }

            @Override
            public void alertsChanged(String job, String id) {
                throw new UnsupportedOperationException();
            }
        };
        api = new Api(new ApiDependencies(jobs, state, mock(ChannelAdmin.class), Clock.systemUTC()));
    }

    /** What is answered of a job, of all for {@code null}; the parameters after a question mark. */
    public JsonNode ask(String method, String job, String address, String body) throws IOException {
        String[] parts = address.split("\\?", 2);
        Map<String, List<String>> query = new TreeMap<>();
        for (String parameter : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            String[] pair = parameter.split("=", 2);
            query.put(pair[0], List.of(pair[1]));
        }
        ApiResponse response = api.answer(new ApiRequest(
                method,
                "",
                job,
                List.of("v1", parts[0]),
                query,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                new Everything()));
        if (response.status() >= 300) {
            throw new IOException(response.status() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    private static final class Everything implements Caller {
        @Override
        public String name() {
            return "admin";
        }

        @Override
        public boolean mayEnter() {
            return true;
        }

        @Override
        public boolean mayRead(String job) {
            return true;
        }

        @Override
        public boolean mayConfigure(String job) {
            return true;
        }

        @Override
        public boolean mayAdminister() {
            return true;
        }
    }
}
