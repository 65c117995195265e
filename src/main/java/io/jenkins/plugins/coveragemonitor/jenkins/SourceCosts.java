package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.source.DiskEstimate;
import io.jenkins.plugins.coveragemonitor.source.SourceArchive;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import java.io.IOException;
import java.util.List;

/** Shows in the form how much disk space the sources of this job need. */
final class SourceCosts {
    private SourceCosts() {}

    /**
     * The estimate for a choice.
     *
     * @param item the job whose form is open, or {@code null}
     * @param value the choice; empty for the default
     * @param id which of the job's monitors, empty for the default one
     */
    static FormValidation of(Item item, String value, String id) {
        try {
            String chosen = FormStrings.toNull(value);
            SourceRetention retention = chosen == null ? SourceRetention.LAST_BUILD : SourceRetention.named(chosen);
            String monitor = FormStrings.toNull(id) == null ? JobHome.DEFAULT_ID : id;
            DiskEstimate estimate = item instanceof Job<?, ?> job ? estimate(job, monitor) : new DiskEstimate(0, 0, 0);
            return FormValidation.ok(estimate.of(retention));
        } catch (IllegalArgumentException refused) {
            return FormValidation.error(refused.getMessage());
        } catch (IOException unreadable) {
            return FormValidation.warning(Messages.SourceCosts_Unknown(FailureText.sentence(unreadable)));
        }
    }

    private static DiskEstimate estimate(Job<?, ?> job, String id) throws IOException {
        CoverageMonitor monitor = JobFiles.monitor(job, id);
        SourceArchive archive = new SourceArchive(JobFiles.home(job, id));
        List<Point> points = monitor.history().points();
        for (int i = points.size() - 1; i >= 0; i--) {
            Measurement measured = monitor.measurement(points.get(i).build()).orElse(Measurement.NONE);
            if (measured.fileCount() > 0) {
                return new DiskEstimate(
                        measured.fileCount(),
                        measured.counters().get(Metric.LINE).total(),
                        archive.size());
            }
        }
        return new DiskEstimate(0, 0, archive.size());
    }
}
