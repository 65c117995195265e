package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.Expectations;
import io.jenkins.plugins.coveragemonitor.collect.patch.Git;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.config.ConfigDocument;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.CoverageReportFormat;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.ExtensionFormats;
import io.jenkins.plugins.coveragemonitor.record.ChangedLinesQuery;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;
import org.jspecify.annotations.Nullable;

/**
 * Finds, reads and merges a workspace's reports on the workspace's machine; returns the encoded measurement.
 *
 * @param config the job's configuration as JSON
 * @param base the commit or branch that the work began from, or {@code null} if unknown
 * @param question the questions to git about other builds, as JSON
 * @param expectations what earlier builds let expect of this one, as JSON
 * @param formats the formats of other plugins, sent as objects
 */
record CollectOnAgent(
        String config, @Nullable String base, String question, String expectations, List<CoverageReportFormat> formats)
        implements ControllerToAgentFileCallable<byte[]> {

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        var settings = ConfigDocument.read("monitorCoverage", config.getBytes(StandardCharsets.UTF_8));
        // A step may have deleted the workspace: then there are no reports, which is not a failure.
        Files.createDirectories(workspace.toPath());
        Git git = new Git(workspace.toPath());
        Collected collected = new Collector(ExtensionFormats.table(formats))
                .collect(
                        git,
                        settings.monitor().reports(),
                        StoredJson.MAPPER.readValue(expectations, Expectations.class));
        LineageQuestion asked = StoredJson.MAPPER.readValue(question, LineageQuestion.class);
        return CollectedCodec.encode(new ChangedLinesQuery(git, settings.monitor(), base, asked).of(collected));
    }
}
