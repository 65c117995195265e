package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FieldValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormAccess;
import io.jenkins.plugins.coveragemonitor.jenkins.config.NumberField;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SubmittedForm;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import java.util.Arrays;
import java.util.List;
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

/** The block {@code withCoverageSpy}: measures the services that its steps start, only by their environment. */
public final class CoverageSpyStep extends Step {
    private MeasuredServices measured = MeasuredServices.DEFAULT;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public CoverageSpyStep() {
        // everything is optional
    }

    /** The languages that are measured; empty for all. */
    public List<String> getLanguages() {
        return measured.languages();
    }

    /**
     * The languages that are measured: {@code java}, {@code python}, {@code node}, {@code go}, {@code llvm}. All if none
     * is named.
     */
    @DataBoundSetter
    public void setLanguages(List<String> languages) {
        measured = measured.withLanguages(languages);
    }

    /** The services that are expected to deliver coverage; empty for one service. */
    public List<String> getServices() {
        return measured.services();
    }

    /**
     * The services that are expected to deliver coverage; each is a component of the measurement, and one that delivers
     * nothing makes it partial. A process names its service by {@code COVERAGE_SERVICE}; without it, the first one is
     * meant.
     */
    @DataBoundSetter
    public void setServices(List<String> services) {
        measured = measured.withServices(services);
    }

    /** The folders whose code is measured; empty for what the language's tool measures. */
    public List<String> getSource() {
        return measured.source();
    }

    /** The folders whose code is measured. If empty: the packages of the workspace's sources, and what a tool measures. */
    @DataBoundSetter
    public void setSource(List<String> source) {
        measured = measured.withSource(source);
    }

    /** Patterns of Python files that are not measured. */
    public List<String> getOmit() {
        return measured.omit();
    }

    /** Patterns of Python files that are not measured. */
    @DataBoundSetter
    public void setOmit(List<String> omit) {
        measured = measured.withOmit(omit);
    }

    /** The interval at which a Java process writes its data, in seconds; {@code null} for the default. */
    public @Nullable Integer getInterval() {
        return measured.interval() == 0 ? null : (Integer) measured.interval();
    }

    /** The interval at which a Java process writes its data, in seconds, 5 by default; a kill may lose that much. */
    @DataBoundSetter
    public void setInterval(Integer interval) {
        measured = measured.withInterval(interval);
    }

    /** The Compose files whose services are measured; empty for none. */
    public List<String> getCompose() {
        return measured.compose();
    }

    /**
     * The Compose files, relative to the workspace, whose services are measured whenever Compose starts them in the block. Without
     * {@code services}, those that the files build are expected to deliver coverage.
     */
    @DataBoundSetter
    public void setCompose(List<String> compose) {
        measured = measured.withCompose(compose);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new CoverageSpyExecution(context, measured);
    }

    /** The form in the Snippet Generator. */
    @Extension
    @Symbol("withCoverageSpy")
    public static final class DescriptorImpl extends StepDescriptor {
        private static final List<String> LISTS = List.of("services", "compose", "source", "omit");

        @Override
        public String getFunctionName() {
            return "withCoverageSpy";
        }

        @Override
        public String getDisplayName() {
            return Messages.CoverageSpyStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class, FlowNode.class);
        }

        /** Turns the content of text fields into lists; the Snippet Generator shows exceptions from here. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            for (String list : LISTS) {
                JSONArray words = new JSONArray();
                words.addAll(words(form.optString(list)));
                form.put(list, words);
            }
            CoverageSpyStep bound = SubmittedForm.bind(request, CoverageSpyStep.class, form);
            bound.measured.settings();
            return bound;
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

        /** The available languages. */
        public List<String> getLanguageNames() {
            return Arrays.stream(SpyLanguage.values()).map(SpyLanguage::label).toList();
        }

        /** Checks the names of services. */
        @POST
        public FormValidation doCheckServices(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(
                    () -> MeasuredServices.DEFAULT.withServices(words(value)).settings());
        }

        /** Checks the names of the Compose files. */
        @POST
        public FormValidation doCheckCompose(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(
                    () -> MeasuredServices.DEFAULT.withCompose(words(value)).settings());
        }

        /** Checks the folders whose code is measured. */
        @POST
        public FormValidation doCheckSource(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(
                    () -> MeasuredServices.DEFAULT.withSource(words(value)).settings());
        }

        /** Checks the patterns of files that are not measured. */
        @POST
        public FormValidation doCheckOmit(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(
                    () -> MeasuredServices.DEFAULT.withOmit(words(value)).settings());
        }

        /** Checks the interval. */
        @POST
        public FormValidation doCheckInterval(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> MeasuredServices.DEFAULT
                    .withInterval(NumberField.whole(value))
                    .settings());
        }
    }
}
