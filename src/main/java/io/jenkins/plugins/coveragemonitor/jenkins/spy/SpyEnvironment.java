package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.EnvVars;
import hudson.util.Secret;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeOverride;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jspecify.annotations.Nullable;

/** The variables for the processes of a block, appended to those they would have. */
final class SpyEnvironment extends EnvironmentExpander {
    private static final long serialVersionUID = 1;

    /** The variables that would hide their values in the agent's own process. */
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

    private static final String TOKEN = "COVERAGE_UPLOAD_TOKEN";

    private final MeasuredServices measured;
    private final String folder;
    private final HashMap<String, String> inherited;
    private final @Nullable String composeFiles;
    private final @Nullable String uploadAddress;
    private final Secret token;

    /**
     * The variables of a block.
     *
     * @param folder the block's folder on the agent
     * @param started what is known on the agent
     * @param uploadAddress where services elsewhere send their coverage, {@code null} if Jenkins does not know its
     * address
     * @param token their token for uploads
     */
    SpyEnvironment(
            MeasuredServices measured,
            String folder,
            BlockStart started,
            @Nullable String uploadAddress,
            Secret token) {
        this.measured = measured;
        this.folder = folder.replace('\\', '/');
        this.inherited = started.inherited();
        this.composeFiles = started.composeFiles();
        this.uploadAddress = uploadAddress;
        this.token = token;
    }

    @Override
    public void expand(EnvVars variables) {
        Map<String, String> existing = new HashMap<>(inherited);
        existing.putAll(variables);
        SpySettings settings = measured.settings();
        variables.putAll(SpySession.environment(settings, existing, settings.service(), folder));
        if (composeFiles != null) {
            variables.put(ComposeOverride.FILES, composeFiles);
        }
        if (uploadAddress != null) {
            variables.put("COVERAGE_UPLOAD_URL", uploadAddress);
            variables.put(TOKEN, token.getPlainText());
        }
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.of(TOKEN);
    }
}
