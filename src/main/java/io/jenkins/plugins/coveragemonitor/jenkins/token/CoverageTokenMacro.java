package io.jenkins.plugins.coveragemonitor.jenkins.token;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.jenkins.BuildTexts;
import io.jenkins.plugins.coveragemonitor.publish.CoverageToken;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${COVERAGE, metric="LINE", scope="PROJECT"}} in mails, descriptions and wherever else tokens are expanded. The
 * second name is for a Jenkins in which another plugin has a token of the first name. Loaded only if the plugin
 * token-macro is installed.
 */
@Extension(optional = true)
@SuppressWarnings("deprecation") // the annotation for this is of a plugin of its own
public final class CoverageTokenMacro extends DataBoundTokenMacro {
    private static final List<String> NAMES = List.of("COVERAGE", "COVERAGE_MONITOR");

    /** The metric. */
    @Parameter
    public String metric = "LINE";

    /** {@code PROJECT} or {@code PATCH}. */
    @Parameter
    public String scope = "PROJECT";

    /** A component, empty for the whole project. */
    @Parameter
    public String component = "";

    /** {@code VALUE}, {@code CHANGE}, {@code COUNT} or {@code VERDICT}. */
    @Parameter
    public String show = "VALUE";

    /** The id of the monitor. */
    @Parameter
    public String id = "coverage";

    @Override
    public boolean acceptsMacroName(String macroName) {
        return NAMES.contains(macroName);
    }

    @Override
    public List<String> getAcceptedMacroNames() {
        return NAMES;
    }

    @Override
    public String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName) throws IOException {
        return evaluate(build, null, listener, macroName);
    }

    @Override
    public String evaluate(Run<?, ?> run, @Nullable FilePath workspace, TaskListener listener, String macroName)
            throws IOException {
        CoverageToken token;
        try {
            token = CoverageToken.of(metric, scope, component, show);
        } catch (IllegalArgumentException misspelt) {
            return macroName + ": " + misspelt.getMessage();
        }
        return BuildTexts.of(run, id).map(token::of).orElse("unmeasured");
    }
}
