package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Prepares the folder of a block where the workspace is, and removes those that earlier builds left there.
 *
 * @param measured what is measured
 * @param build the number of the build
 * @param folder the name of the block's folder
 */
record BeginSpyOnAgent(MeasuredServices measured, int build, String folder)
        implements ControllerToAgentFileCallable<HashMap<String, String>> {
    /** Answers the variables of the agent's own process, which its children inherit. */
    @Override
    public HashMap<String, String> invoke(File workspace, VirtualChannel channel) throws IOException {
        Path blocks = BlockFolders.of(workspace.toPath(), build);
        SpySession.begin(new SpyFolder(blocks.resolve(folder)), measured.settings(), workspace.toPath());
        Map<String, String> inherited = new HashMap<>(System.getenv());
        inherited.keySet().retainAll(SpyEnvironment.APPENDED);
        return new HashMap<>(inherited);
    }
}
