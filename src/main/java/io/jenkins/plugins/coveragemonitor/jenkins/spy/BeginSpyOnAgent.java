package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeOverride;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeServices;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Prepares the folder of a block on the workspace's machine, and deletes those of earlier builds.
 *
 * @param measured what is measured
 * @param build the number of the build
 * @param folder the name of the block's folder
 */
record BeginSpyOnAgent(MeasuredServices measured, int build, String folder)
        implements ControllerToAgentFileCallable<BlockStart> {
    @Override
    public BlockStart invoke(File workspace, VirtualChannel channel) throws IOException {
        Path blocks = BlockFolders.of(workspace.toPath(), build);
        SpyFolder spied = new SpyFolder(blocks.resolve(folder));
        Map<String, String> inherited = new HashMap<>(System.getenv());
        inherited.keySet().retainAll(SpyEnvironment.APPENDED);
        SpySettings settings = measured.settings();
        String composeFiles = null;
        if (measured.compose().isEmpty()) {
            SpySession.begin(spied, settings, workspace.toPath());
        } else {
            try {
                ComposeServices services = ComposeServices.of(measured.compose().stream()
                        .map(file -> workspace.toPath().resolve(file))
                        .toList());
                List<String> names = services.measured(measured.services());
                settings = measured.withServices(names).settings();
                SpySession session = SpySession.begin(spied, settings, workspace.toPath());
                composeFiles = new ComposeOverride(services, names, session).inPlace();
            } catch (IllegalArgumentException wrong) {
                throw new IOException(wrong.getMessage(), wrong);
            }
        }
        return new BlockStart(new HashMap<>(inherited), new ArrayList<>(settings.services()), composeFiles);
    }
}
