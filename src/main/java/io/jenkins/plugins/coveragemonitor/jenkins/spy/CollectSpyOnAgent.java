package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentFileCallable;
import org.jspecify.annotations.Nullable;

/**
 * Combines the data of a block's services on the workspace's machine; deletes the injected files and the raw data.
 *
 * @param folder the name of the block's folder
 */
record CollectSpyOnAgent(@Nullable String folder) implements ControllerToAgentFileCallable<ArrayList<String>> {
    /** Returns the lines for the log. */
    @Override
    public ArrayList<String> invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        SpyFolder spied =
                new SpyFolder(workspace.toPath().resolve(SpyFolder.DEFAULT_NAME).resolve(folder));
        try {
            ServiceManifest manifest = SpySession.open(spied).collect();
            return new ArrayList<>(manifest.lines());
        } finally {
            spied.deleteData();
        }
    }
}
