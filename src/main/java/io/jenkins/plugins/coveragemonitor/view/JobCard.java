package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card on a job's page: value, change, direction, gate, and a small chart. It only needs the history and the alert
 * store, so that the job's page never loads a build.
 *
 * @param job the job's full name
 * @param state what there is to show
 * @param metric the shown metric
 * @param build the newest build, 0 if there is none
 * @param time when it started
 * @param counter its coverage, or {@code null} if it is unmeasured
 * @param change the change against the measured build before it, or {@code null}
 * @param outcome the worst outcome of its gates
 * @param verdict the outcome in words, such as {@code Gate failed}
 * @param direction the direction and the pace
 * @param note one further sentence, if any: unmeasured, measured for the first time, a build aborted since
 * @param series the builds of the chart
 * @param limit the limit of a gate on this metric in per cent, or {@code null}
 * @param marks at most three marked builds
 * @param gates the gates of the newest build in words: what was missed, then the rest
 * @param regression the last regression, or {@code null}
 * @param alerts how many alerts are open; {@code null} if that cannot be read
 * @param problems why alerts or settings cannot be read, one sentence each
 */
@WithBuilder
public record JobCard(
        String job,
        State state,
        Metric metric,
        int build,
        @Nullable Instant time,
        @Nullable Counter counter,
        @Nullable Difference change,
        Outcome outcome,
        String verdict,
        @Nullable Direction direction,
        @Nullable String note,
        ChartSeries series,
        @Nullable BigDecimal limit,
        List<Mark> marks,
        Gates gates,
        @Nullable Regression regression,
        @Nullable Alerts alerts,
        List<String> problems) {

    /** What there is to show. */
    public enum State {
        /** No build was recorded. */
        EMPTY,
        /** One measured build: a value, no trend. */
        FIRST,
        /** The newest build is measured and others before it. */
        MEASURED,
        /** The newest build has no usable report. */
        UNMEASURED
    }

    /** The direction of coverage. */
    public enum Way {
        /** Rising, and significantly so. */
        RISING,
        /** Falling, and significantly so. */
        FALLING,
        /** No significant direction. */
        STEADY,
        /** Too few builds to say. */
        UNKNOWN
    }

    /**
     * The direction and the pace.
     *
     * @param way the direction of the arrow
     * @param text such as {@code Rising 0.04 points a build}
     * @param since such as {@code since #94}, or empty
     */
    public record Direction(Way way, String text, String since) {}

    /**
     * A marked build in the chart.
     *
     * @param build the build's number
     * @param sign −1 for a step down, 1 for one up
     * @param text its size in points, such as {@code −2.33}
     * @param change whether it is a change point; otherwise the newest build's change
     */
    public record Mark(int build, int sign, String text, boolean change) {}

    /**
     * The gates of one build.
     *
     * @param worst the worst, such as {@code 1 failed, 2 warnings}
     * @param rest the others, such as {@code 2 passed, 1 not evaluated}; may be empty
     */
    public record Gates(String worst, String rest) {}

    /**
     * The last regression.
     *
     * @param build the build where it began
     * @param time when that was
     * @param open whether it is still open
     * @param more what happened before or after, may be empty
     */
    public record Regression(int build, Instant time, boolean open, String more) {}

    /**
     * Open alerts of the job.
     *
     * @param active how many are active
     * @param acknowledged how many are acknowledged
     * @param pending how many wait for another build
     */
    public record Alerts(int active, int acknowledged, int pending) {
        /** No open alerts. */
        public static final Alerts NONE = new Alerts(0, 0, 0);
    }
}
