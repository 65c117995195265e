package io.jenkins.plugins.coveragemonitor.jenkins.column;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FieldValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormAccess;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.job.ReaderTexts;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A column of a list of jobs: value, change and the last builds as a small line. It only needs the history; no build is
 * loaded.
 */
public final class CoverageColumn extends ListViewColumn {
    private static final Logger LOG = Logger.getLogger(CoverageColumn.class.getName());

    private @Nullable String metric;
    private @Nullable String component;
    private @Nullable String id;

    /** A column with each job's main metric. */
    @DataBoundConstructor
    public CoverageColumn() {
        // everything is optional
    }

    /** The metric; {@code null} for the default one of Jenkins' appearance, or a job's main metric. */
    public @Nullable String getMetric() {
        return metric;
    }

    /**
     * The metric. If empty, the default one of Jenkins' appearance if a job has it, else lines, or the first metric of
     * the job.
     */
    @DataBoundSetter
    public void setMetric(@Nullable String metric) {
        this.metric = FormStrings.toNull(metric);
    }

    /** The component; {@code null} for the whole project. */
    public @Nullable String getComponent() {
        return component;
    }

    /** The component; empty for the whole project. */
    @DataBoundSetter
    public void setComponent(@Nullable String component) {
        this.component = FormStrings.toNull(component);
    }

    /** The monitor's id; {@code null} for all of a job's monitors. */
    public @Nullable String getId() {
        return id;
    }

    /** The monitor's id. If empty, all of a job's monitors, the default one first. */
    @DataBoundSetter
    public void setId(String id) {
        this.id = FormStrings.toNull(id);
    }

    @Override
    public String getColumnCaption() {
        String what = component == null ? "" : component + ": ";
        Optional<Metric> named = metric();
        return what
                + named.map(Metric::label)
                        .map(label -> ReaderTexts.said(label + " coverage"))
                        .orElseGet(() -> AppearanceConfiguration.get().caption());
    }

    private Optional<Metric> metric() {
        return Arrays.stream(Metric.values())
                .filter(known -> known.name().equals(metric))
                .findFirst();
    }

    /**
     * The cells of a job in the column, one for each monitor; empty for a job that is not monitored. Monitors that
     * cannot be read are left out.
     */
    public List<CoverageCell> cells(Object item) {
        if (!(item instanceof Job<?, ?> job) || !job.hasPermission(Item.READ)) {
            return List.of();
        }
        List<CoverageCell> cells = new ArrayList<>();
        try {
            for (JobMonitor monitor : JobFiles.monitors(job)) {
                if (id == null || id.equals(monitor.id())) {
                    addCell(job, monitor.id(), cells);
                }
            }
        } catch (RuntimeException unreadable) {
            LOG.log(Level.FINE, unreadable, () -> "No column for " + job.getFullName());
        }
        return cells;
    }

    private void addCell(Job<?, ?> job, String monitor, List<CoverageCell> cells) {
        try {
            CoverageCell cell =
                    CoverageCell.of(job, monitor, metric().orElse(null), Objects.requireNonNullElse(component, ""));
            if (cell != null) {
                cells.add(cell);
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(Level.FINE, unreadable, () -> "No column for " + monitor + " of " + job.getFullName());
        }
    }

    /** The form of the column. */
    @Extension
    @Symbol("coverageMonitorColumn")
    public static final class DescriptorImpl extends ListViewColumnDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.CoverageColumn_DisplayName();
        }

        @Override
        public boolean shownByDefault() {
            return AppearanceConfiguration.get().isColumnByDefault();
        }

        /** The available metrics. */
        @POST
        public ListBoxModel doFillMetricItems(@AncestorInPath Item item) {
            FormAccess.checkView(item);
            return AppearanceConfiguration.get().metrics();
        }

        /** Checks the id. */
        @POST
        public FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.checkView(item);
            return FieldValidation.of(
                    value, () -> MonitorOptions.DEFAULT.withId(value).checked());
        }
    }
}
