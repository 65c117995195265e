package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RetriedDump;
import io.jenkins.plugins.coveragemonitor.spy.session.LiveServices;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Requests the data of live Java processes from the workspace's machine, and writes a report from it.
 *
 * @param targets the agents' addresses, which were checked before
 * @param service their service
 * @param reset whether they reset their counters
 * @param buildId the build that the service runs, empty if unknown
 * @param imageDigest the digest of its image, empty if unknown
 * @param build the number of the build
 * @param folder the name of the folder of this call
 */
@WithBuilder
record DumpOnAgent(
        ArrayList<String> targets,
        String service,
        boolean reset,
        String buildId,
        String imageDigest,
        int build,
        String folder)
        implements ControllerToAgentFileCallable<ArrayList<String>> {
    private static final RetriedDump DUMPS = new RetriedDump(3, Duration.ofSeconds(1));

    /** Returns the lines for the log. */
    @Override
    public ArrayList<String> invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        Path blocks = BlockFolders.of(workspace.toPath(), build);
        SpyFolder asked = new SpyFolder(blocks.resolve(folder));
        SpySettings settings = new SpySettings(
                Set.of(SpyLanguage.JAVA), List.of(service), List.of(), List.of(), SpySettings.DEFAULT_INTERVAL);
        SpySession session = SpySession.begin(
                asked, settings, workspace.toPath(), Map.of(service, new StartedRelease(buildId, imageDigest, "")));
        try {
            List<LiveServices.Instance> instances = targets.stream()
                    .map(target -> new LiveServices.Instance(service, RemoteExecution.of(target)))
                    .toList();
            new LiveServices(asked, DUMPS, Clock.systemUTC()).ask(instances, reset);
            return new ArrayList<>(session.collect().lines());
        } finally {
            asked.deleteData();
        }
    }
}
