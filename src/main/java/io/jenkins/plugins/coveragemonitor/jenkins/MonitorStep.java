package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AlertOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.CheckOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.JobRetentionOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ReportOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.SubmittedForm;
import java.util.List;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The step {@code monitorCoverage}: records the coverage of a build and judges it. */
public final class MonitorStep extends Step {
    private MonitorOptions options = MonitorOptions.DEFAULT;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public MonitorStep() {
        // everything is optional
    }

    /** The patterns of the reports; empty to find every known report by content. */
    public List<ReportOption> getReports() {
        return options.reports();
    }

    /**
     * The patterns of the reports. Without an entry, every known report in the workspace is found and recognised by its
     * content.
     */
    @DataBoundSetter
    public void setReports(List<ReportOption> reports) {
        options = options.withReports(reports);
    }

    /** The rules that judge the measurement. */
    public List<GateOption> getGates() {
        return options.gates();
    }

    /** Rules for the measurement. A missed gate makes the build unstable, or fails it. */
    @DataBoundSetter
    public void setGates(List<GateOption> gates) {
        options = options.withGates(gates);
    }

    /** When alerts fire and how their life proceeds. */
    public @Nullable AlertOption getAlerts() {
        return options.alerts();
    }

    /** Settings of alerts. Without them alerts are on, and a drop of 0.5 points is a regression. */
    @DataBoundSetter
    public void setAlerts(AlertOption alerts) {
        options = options.withAlerts(alerts);
    }

    /** The channels that are notified of this job; empty for all that want it. */
    public List<String> getChannels() {
        return options.channels();
    }

    /**
     * The channels that receive notifications about this job. If none is selected, every channel whose filter matches
     * the job receives them. Administrators define channels under Manage Jenkins, System.
     */
    @DataBoundSetter
    public void setChannels(List<String> channels) {
        options = options.withChannels(channels);
    }

    /** A file in the workspace that lists the changed lines; {@code null} to ask git. */
    public @Nullable String getChanges() {
        return options.changes();
    }

    /** A file in the workspace that lists the changed lines: a unified diff, or JSON. If empty, git is asked. */
    @DataBoundSetter
    public void setChanges(String changes) {
        options = options.withChanges(changes);
    }

    /** The commit or branch that the work began from; {@code null} to detect it. */
    public @Nullable String getChangedSince() {
        return options.changedSince();
    }

    /**
     * The commit or branch that the work started from, such as {@code origin/main}. Lines that differ from it are the
     * patch. If empty: the target branch of a change request, otherwise the last commit whose change no gate stopped.
     */
    @DataBoundSetter
    public void setChangedSince(String changedSince) {
        options = options.withChangedSince(changedSince);
    }

    /** How many files to test next a build's page lists; {@code null} for the default. */
    public @Nullable Integer getCriticalFiles() {
        return options.criticalFiles();
    }

    /**
     * How many files the build page lists under what to test next: 0 to 100, 5 by default. Files with new gaps come
     * first, then files with the most missed lines and the most recent changes.
     */
    @DataBoundSetter
    public void setCriticalFiles(Integer criticalFiles) {
        options = options.withCriticalFiles(criticalFiles);
    }

    /** How to treat a report written before the build began: {@code NOTE}, {@code LOST} or {@code FAIL}. */
    public @Nullable String getStaleReports() {
        return options.staleReports();
    }

    /**
     * How to treat a report that an earlier build wrote, because it is older than this build or exactly the file that
     * the build before read. {@code NOTE} (the default): it counts, and the build says so. {@code LOST}: it does
     * not count, and the build is partial. {@code FAIL}: it counts, and the build fails.
     */
    @DataBoundSetter
    public void setStaleReports(String staleReports) {
        options = options.withStaleReports(staleReports);
    }

    /** How to treat a report that no longer lists a large part of its files: {@code LOST} or {@code NOTE}. */
    public @Nullable String getUnlistedFiles() {
        return options.unlistedFiles();
    }

    /**
     * How to treat a report that no longer lists a large part of its files, though they are still in the workspace and
     * in no report. {@code LOST} (the default): the build is partial. {@code NOTE}: the report counts as it is, and the
     * build says so.
     */
    @DataBoundSetter
    public void setUnlistedFiles(String unlistedFiles) {
        options = options.withUnlistedFiles(unlistedFiles);
    }

    /** Whether to replace what the build recorded before, instead of adding to it. */
    public boolean isReplace() {
        return options.replace();
    }

    /**
     * Replaces what earlier calls of the build recorded, for example to correct it: only the reports, gates and
     * channels of this call count. By default they are added. In a branch of {@code parallel} it replaces the other
     * branches too.
     */
    @DataBoundSetter
    public void setReplace(boolean replace) {
        options = options.withReplace(replace);
    }

    /** For which builds the text of measured files is kept; {@code null} for the default. */
    public @Nullable String getSources() {
        return options.sources();
    }

    /**
     * For which builds the text of measured files is kept, so that the report can show it: {@code NEVER}, {@code
     * LAST_BUILD} (the default), {@code CHANGED_FILES} (for every build the files that it changed or left with new
     * gaps) or {@code EVERY_BUILD}. Only those who may see the workspace see it.
     */
    @DataBoundSetter
    public void setSources(String sources) {
        options = options.withSources(sources);
    }

    /** The encoding of the sources; {@code null} to detect it. */
    public @Nullable String getSourceCodeEncoding() {
        return options.sourceCodeEncoding();
    }

    /**
     * The encoding of the source files, such as {@code ISO-8859-1}. If empty: that of their byte order mark, else
     * UTF-8, and ISO-8859-1 for a file that is not UTF-8.
     */
    @DataBoundSetter
    public void setSourceCodeEncoding(String sourceCodeEncoding) {
        options = options.withSourceCodeEncoding(sourceCodeEncoding);
    }

    /** The check of the commit; {@code null} for the default. */
    public @Nullable CheckOption getChecks() {
        return options.checks();
    }

    /**
     * The check of the commit that a code host shows beside a change; it needs the plugin checks-api and one for the
     * host.
     */
    @DataBoundSetter
    public void setChecks(CheckOption checks) {
        options = options.withChecks(checks);
    }

    /** The folder of the workspace for the HTML report; {@code null} for none. */
    public @Nullable String getReport() {
        return options.report();
    }

    /**
     * A folder below the workspace for the HTML report, such as {@code coverage-report}, so that it can be archived. It
     * opens without a server.
     */
    @DataBoundSetter
    public void setReport(String report) {
        options = options.withReport(report);
    }

    /** How long the job's data is kept; {@code null} for the setting of all jobs. */
    public @Nullable JobRetentionOption getRetention() {
        return options.retention();
    }

    /** How long the history and the alerts of this job are kept; by default as long as those of all jobs. */
    @DataBoundSetter
    public void setRetention(JobRetentionOption retention) {
        options = options.withRetention(retention);
    }

    /** What an unreadable report does to the build; {@code null} for the default. */
    public @Nullable String getUnreadableReports() {
        return options.unreadableReports();
    }

    /**
     * What an unreadable report does to the build: {@code NOTE} (the default) only reports it, {@code WARNING} makes
     * the build unstable, {@code FAIL} fails it. The other reports always count.
     */
    @DataBoundSetter
    public void setUnreadableReports(String unreadableReports) {
        options = options.withUnreadableReports(unreadableReports);
    }

    /** The monitor's display name; {@code null} for the default. */
    public @Nullable String getName() {
        return options.name();
    }

    /**
     * The monitor's name on pages and in checks. If empty, {@code Coverage}, and the id if there are several monitors.
     */
    @DataBoundSetter
    public void setName(String name) {
        options = options.withName(name);
    }

    /** Names to group the job by across all controllers, separated by commas, or {@code null} for none. */
    public @Nullable String getLabels() {
        return options.labels();
    }

    /** Names to group the job by across all controllers, separated by commas; empty or {@code null} for none. */
    @DataBoundSetter
    public void setLabels(String labels) {
        options = options.withLabels(labels);
    }

    /** The id of the monitor. */
    public String getId() {
        return options.id();
    }

    /**
     * The id of the monitor, {@code coverage} by default. Needed only if a job is monitored more than once, to keep the
     * histories apart. Letters, digits, dots and dashes.
     */
    @DataBoundSetter
    public void setId(String id) {
        options = options.withId(id);
    }

    public MonitorOptions options() {
        return options;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new MonitorStepExecution(context, options);
    }

    /**
     * The form in the Snippet Generator. Because of the ordinal that shows this step, and not the post-build action of
     * the same name.
     */
    @Extension(ordinal = 1)
    @Symbol("monitorCoverage")
    public static final class DescriptorImpl extends StepDescriptor implements MonitorForm {
        @Override
        public String getFunctionName() {
            return "monitorCoverage";
        }

        @Override
        public String getDisplayName() {
            return Messages.MonitorStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class, FlowNode.class);
        }

        /** The Snippet Generator shows this exception, but nothing of a form error. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            MonitorStep bound = SubmittedForm.bind(request, MonitorStep.class, form);
            bound.options.checked();
            return bound;
        }

        /** The available channels. */
        public List<String> getChannelNames() {
            return MonitorConfiguration.get().names();
        }
    }
}
