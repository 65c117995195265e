package io.jenkins.plugins.coveragemonitor.jenkins.column;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.job.ReaderTexts;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.publish.Sparkline;
import io.jenkins.plugins.coveragemonitor.view.JobFigure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cell of a job in a list. */
public final class CoverageCell {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 20;

    private final JobFigure figure;
    private final String link;
    private final @Nullable String label;

    private CoverageCell(JobFigure figure, String link, @Nullable String label) {
        this.figure = figure;
        this.link = link;
        this.label = label;
    }

    /** The cell of a monitor of a job; {@code null} if nothing was recorded. */
    static @Nullable CoverageCell of(Job<?, ?> job, String id, @Nullable Metric metric, String component)
            throws IOException {
        Optional<JobFigure> found = JobFigure.of(
                JobFiles.monitor(job, id).history().points(),
                metric,
                AppearanceConfiguration.get().metric(),
                component);
        return found.isEmpty()
                ? null
                : new CoverageCell(found.get(), BuildLinks.name("coverage-trend", id), JobFiles.label(job, id));
    }

    /** The monitor's display name; {@code null} for the default one, which needs none. */
    public @Nullable String getLabel() {
        return label;
    }

    /** Such as {@code 83.47 %}, or {@code unmeasured}. */
    public String getValue() {
        return ReaderTexts.said(figure.value());
    }

    /** Such as {@code −0.62 points}; empty if there is nothing to compare with. */
    public String getChange() {
        return figure.change() == null ? "" : ReaderTexts.said(figure.change().text());
    }

    /** Whether something is missing in the newest build, so that its value is that of a part. */
    public boolean isPartial() {
        return figure.partial() && figure.counter().isMeasured();
    }

    /** The verdict on the newest build: {@code Passed}, {@code Warning}, {@code Failed}; empty without gates. */
    public String getVerdict() {
        return switch (figure.outcome()) {
            case PASSED -> Messages.CoverageCell_PASSED();
            case WARNING -> Messages.CoverageCell_WARNING();
            case FAILED -> Messages.CoverageCell_FAILED();
            case NOT_EVALUATED -> "";
        };
    }

    /** The change for people who do not see its arrow: {@code fell}, {@code rose} or {@code stayed}. */
    public String getDirection() {
        int sign = figure.change() == null ? 0 : figure.change().sign();
        return sign < 0 ? "fell" : sign > 0 ? "rose" : "stayed";
    }

    /** The sort key of a list: the share, or −1 if unmeasured. */
    public double getSortKey() {
        return figure.counter().isMeasured() ? figure.counter().share() : -1;
    }

    /** The address of the trend, relative to the job. */
    public String getLink() {
        return link;
    }

    /** The pieces of the line of the last builds, as SVG points. */
    public List<String> getLine() {
        return Sparkline.pieces(figure.series(), WIDTH, HEIGHT);
    }

    /** The line in words. */
    public String getDescription() {
        String what = figure.metric().title() + (figure.metric().isCoverage() ? " coverage" : "");
        String shown = Messages.CoverageCell_Description(
                ReaderTexts.said(what), figure.series().size(), Integer.toString(figure.build()), getValue());
        return (label == null ? "" : label + ": ")
                + shown
                + (isPartial() ? ", " + Messages.CoverageCell_Partial() : "")
                + (getChange().isEmpty() ? "" : ", " + getChange());
    }
}
