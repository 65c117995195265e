package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FieldValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormAccess;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SubmittedForm;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The step {@code dumpCoverage}: requests the execution data of JaCoCo's agent in running Java services, without
 * stopping them.
 */
public final class DumpCoverageStep extends Step {
    private final List<String> targets;
    private @Nullable String service;
    private boolean reset;
    private @Nullable String buildId;
    private @Nullable String imageDigest;

    /**
     * A step.
     *
     * @param targets the agents' addresses, as HOST:PORT
     */
    @DataBoundConstructor
    public DumpCoverageStep(List<String> targets) {
        this.targets = targets == null ? List.of() : List.copyOf(targets);
    }

    /** The agents' addresses, as HOST:PORT. */
    public List<String> getTargets() {
        return targets;
    }

    /** Their service; {@code null} for the default name. */
    public @Nullable String getService() {
        return service;
    }

    /** Their service, which becomes a component; {@code app} by default. */
    @DataBoundSetter
    public void setService(String service) {
        this.service = service == null || service.isBlank() ? null : service.strip();
    }

    /** Whether the processes reset their counters. */
    public boolean isReset() {
        return reset;
    }

    /**
     * Whether the processes reset their counters, so that reported data is not reported again; {@code false} by
     * default.
     */
    @DataBoundSetter
    public void setReset(boolean reset) {
        this.reset = reset;
    }

    /** The build that the service runs; {@code null} if unknown. */
    public @Nullable String getBuildId() {
        return buildId;
    }

    /** The build that the service runs, which is recorded with its coverage. */
    @DataBoundSetter
    public void setBuildId(String buildId) {
        this.buildId = buildId == null || buildId.isBlank() ? null : buildId.strip();
    }

    /** The digest of the image that the service runs in; {@code null} if unknown. */
    public @Nullable String getImageDigest() {
        return imageDigest;
    }

    /** The digest of the image that the service runs in, which is recorded with its coverage. */
    @DataBoundSetter
    public void setImageDigest(String imageDigest) {
        this.imageDigest = imageDigest == null || imageDigest.isBlank() ? null : imageDigest.strip();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new DumpCoverageExecution(context, targets, serviceName(), reset, release());
    }

    private StartedRelease release() {
        return new StartedRelease(
                Objects.requireNonNullElse(buildId, ""), Objects.requireNonNullElse(imageDigest, ""), "");
    }

    private String serviceName() {
        return service == null ? SpySettings.DEFAULT_SERVICE : service;
    }

    /** The form in the Snippet Generator. */
    @Extension
    @Symbol("dumpCoverage")
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "dumpCoverage";
        }

        @Override
        public String getDisplayName() {
            return Messages.DumpCoverageStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class, FlowNode.class);
        }

        /** Turns the content of text fields into lists; the Snippet Generator shows exceptions from here. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            JSONArray targets = new JSONArray();
            targets.addAll(words(form.optString("targets")));
            form.put("targets", targets);
            return SubmittedForm.bind(request, DumpCoverageStep.class, form);
        }

        private static List<String> words(String text) {
            return Arrays.stream(text.split("[,\\s]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        /** A list as a text field shows it. */
        public String text(List<String> words) {
            return words == null ? "" : String.join(", ", words);
        }

        /** Checks the addresses. */
        @POST
        public FormValidation doCheckTargets(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> words(value).forEach(RemoteExecution::of));
        }

        /** Checks the build id. */
        @POST
        public FormValidation doCheckBuildId(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> StartedRelease.check("the build id", value.strip()));
        }

        /** Checks the digest. */
        @POST
        public FormValidation doCheckImageDigest(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> StartedRelease.check("the image digest", value.strip()));
        }

        /** Checks the service's name. */
        @POST
        public FormValidation doCheckService(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> SpySettings.checkService(value.strip()));
        }
    }
}
