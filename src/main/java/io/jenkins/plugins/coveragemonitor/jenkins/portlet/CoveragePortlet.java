package io.jenkins.plugins.coveragemonitor.jenkins.portlet;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.plugins.view.dashboard.DashboardPortlet;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.jenkins.column.CoverageCell;
import io.jenkins.plugins.coveragemonitor.jenkins.column.CoverageColumn;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * The monitored jobs in a dashboard view, a row for each monitor: value, change, gates and the last builds. It shows
 * what the column of list views shows, and reads no more. Loaded only if the plugin dashboard-view is installed.
 */
public final class CoveragePortlet extends DashboardPortlet {
    private @Nullable String metric;
    private @Nullable String component;
    private boolean lowestFirst;

    /** A portlet for the whole project of each job. */
    @DataBoundConstructor
    public CoveragePortlet(String name) {
        super(name);
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
        this.metric = metric;
    }

    /** The component; {@code null} for the whole project. */
    public @Nullable String getComponent() {
        return component;
    }

    /** The component; empty for the whole project. */
    @DataBoundSetter
    public void setComponent(@Nullable String component) {
        this.component = component;
    }

    /** Whether the jobs with the lowest coverage come first; by name otherwise. */
    public boolean isLowestFirst() {
        return lowestFirst;
    }

    /** Whether the jobs with the lowest coverage come first, and unmeasured ones last; by name by default. */
    @DataBoundSetter
    public void setLowestFirst(boolean lowestFirst) {
        this.lowestFirst = lowestFirst;
    }

    /**
     * A monitor of a job and its figures.
     *
     * @param job the job
     * @param cell its figures
     */
    public record Row(Job<?, ?> job, CoverageCell cell) {
        /** The job. */
        public Job<?, ?> getJob() {
            return job;
        }

        /** Its figures. */
        public CoverageCell getCell() {
            return cell;
        }
    }

    /** The rows of the monitored jobs among some that the reader may see. */
    public List<Row> rows(Collection<?> jobs) {
        CoverageColumn column = new CoverageColumn();
        column.setMetric(metric);
        column.setComponent(component);
        List<Row> rows = new ArrayList<>();
        for (Object each : jobs) {
            for (CoverageCell cell : column.cells(each)) {
                rows.add(new Row((Job<?, ?>) each, cell));
            }
        }
        Comparator<Row> byName = Comparator.comparing((Row row) -> row.job().getFullName());
        rows.sort(
                lowestFirst ? Comparator.comparingDouble(CoveragePortlet::place).thenComparing(byName) : byName);
        return rows;
    }

    private static double place(Row row) {
        double share = row.cell().getSortKey();
        return share < 0 ? Double.MAX_VALUE : share;
    }

    /** The heading of the figures. */
    public String getCaption() {
        CoverageColumn column = new CoverageColumn();
        column.setMetric(metric);
        column.setComponent(component);
        return column.getColumnCaption();
    }

    /** The form of the portlet. */
    @Extension(optional = true)
    @Symbol("coverageMonitorPortlet")
    public static final class DescriptorImpl extends Descriptor<DashboardPortlet> {
        @Override
        public String getDisplayName() {
            return Messages.CoveragePortlet_DisplayName();
        }

        /** The available metrics. */
        @POST
        public ListBoxModel doFillMetricItems(@AncestorInPath Item item) {
            FormAccess.checkView(item);
            return AppearanceConfiguration.get().metrics();
        }
    }
}
