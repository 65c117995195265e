package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.EnvVars;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** The variables that processes of a block are started with: appended to what they would have. */
final class SpyEnvironment extends EnvironmentExpander {
    private static final long serialVersionUID = 1;

    /** The variables whose values in the agent's own process would be hidden. */
    static final Set<String> APPENDED = Set.of(
            "JAVA_TOOL_OPTIONS",
            "NODE_OPTIONS",
            "PYTHONPATH",
            "NODE_V8_COVERAGE",
            "GOCOVERDIR",
            "LLVM_PROFILE_FILE",
            "COVERAGE_ENABLE",
            "COVERAGE_SERVICE",
            "COVERAGE_SOURCE",
            "COVERAGE_OMIT");

    private final MeasuredServices measured;
    private final String folder;
    private final HashMap<String, String> inherited;

    /**
     * The variables of a block.
     *
     * @param folder the block's folder on the agent
     * @param inherited those of the agent's own process
     */
    SpyEnvironment(MeasuredServices measured, String folder, Map<String, String> inherited) {
        this.measured = measured;
        this.folder = folder.replace('\\', '/');
        this.inherited = new HashMap<>(inherited);
    }

    @Override
    public void expand(EnvVars variables) {
        Map<String, String> existing = new HashMap<>(inherited);
        existing.putAll(variables);
        SpySettings settings = measured.settings();
        variables.putAll(SpySession.environment(settings, existing, settings.service(), folder));
    }
}
