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
 * The trend of one metric and component; another choice is another page of the same form. One sentence first, then the
 * facts behind it, then the columns of the chart.
 *
 * @param job the job's full name
 * @param metric the shown metric
 * @param component the component, {@code ""} for the whole project
 * @param metrics the metrics that were ever measured, to choose from
 * @param components the components that were ever measured, to choose from, without the project itself
 * @param build the newest build, 0 if there is none
 * @param counter its coverage, or {@code null} if it is unmeasured
 * @param change the change against the measured build before it, or {@code null}
 * @param sentence the trend in one sentence
 * @param doubt how sure that is, in one or two sentences
 * @param facts the facts behind the sentence
 * @param figures all results of the analysis, by name
 * @param milestones the progress of coverage, or {@code null} if the newest build is unmeasured
 * @param tests the trends of the tests, one or more sentences each; empty if there are none
 * @param series the columns of the chart
 * @param outcomes the outcome of each build's gates
 * @param failures test failures of each build, −1 without tests
 * @param seconds test time of each build in seconds, −1 without tests
 * @param line the fitted trend since the last change point, or {@code null}
 * @param forecast its extrapolation, or {@code null} if the trend is not significant
 * @param limit the gate's limit, or {@code null}
 * @param changePoints builds where the level shifted, ascending
 * @param anomalies single builds far off their neighbours, ascending
 * @param alerts alerts about this metric and component, to be marked at their builds
 * @param events change points, alerts and unmeasured builds in words, newest first
 * @param recommendation what to do next, {@code null} for nothing
 * @param keptBuilds the builds of the chart that are kept forever, such as releases, ascending
 * @param branches the other branches of its project to compare with, ascending, each a value of the parameter {@code
 * branch} of this page; empty if the job is not a branch
 * @param origin a sentence about where the history comes from, or {@code null}
 * @param problems why alerts or settings cannot be read, one sentence each
 */
@WithBuilder
public record TrendPage(
        String job,
        @Nullable Metric metric,
        String component,
        List<Metric> metrics,
        List<String> components,
        int build,
        @Nullable Counter counter,
        @Nullable Difference change,
        String sentence,
        String doubt,
        List<Fact> facts,
        List<Fact> figures,
        @Nullable Milestones milestones,
        List<String> tests,
        ChartSeries series,
        Outcome[] outcomes,
        int[] failures,
        int[] seconds,
        @Nullable Line line,
        @Nullable Forecast forecast,
        @Nullable Limit limit,
        List<Shift> changePoints,
        int[] anomalies,
        List<AlertMark> alerts,
        List<Event> events,
        @Nullable Recommendation recommendation,
        int[] keptBuilds,
        List<String> branches,
        @Nullable String origin,
        List<String> problems) {

    /**
     * A figure with its name.
     *
     * @param name such as {@code Best}
     * @param value such as {@code 84.09 %}
     * @param more such as {@code #119}, may be empty
     */
    public record Fact(String name, String value, String more) {}

    /**
     * The way to full coverage.
     *
     * @param phase such as {@code 75 to 100 %}
     * @param within the progress within the phase in whole per cent, rounded down
     * @param steps each milestone: when it was reached, or its forecast
     * @param target the target, and where coverage stands against it
     * @param reached the first build that reached each milestone, to be marked in the chart
     */
    public record Milestones(String phase, int within, List<Fact> steps, Fact target, List<Reached> reached) {}

    /**
     * A milestone in the chart.
     *
     * @param build the first that reached it
     * @param percent the milestone in per cent
     */
    public record Reached(int build, int percent) {}

    /**
     * A straight line through the chart.
     *
     * @param fromBuild the build where it begins
     * @param from its value there in per cent
     * @param toBuild the build where it ends
     * @param to its value there in per cent
     */
    public record Line(int fromBuild, double from, int toBuild, double to) {}

    /**
     * The forecast if the trend continues.
     *
     * @param target the forecast percentage, or {@code null}
     * @param builds future builds, ascending
     * @param low the lower edge of the 95 % band in per cent
     * @param middle the middle
     * @param high the upper edge
     * @param text the forecast in words
     */
    public record Forecast(
            @Nullable BigDecimal target, int[] builds, double[] low, double[] middle, double[] high, String text) {}

    /**
     * A gate's limit in the chart.
     *
     * @param percent the limit
     * @param since the first build with this limit; 0 if unknown
     */
    public record Limit(BigDecimal percent, int since) {}

    /**
     * A change point.
     *
     * @param build the build where the shift began
     * @param sign −1 down, 1 up
     * @param text its size, such as {@code −2.33}
     */
    public record Shift(int build, int sign, String text) {}

    /**
     * An alert at the build where it began.
     *
     * @param build the build's number
     * @param status such as {@code ACTIVE}
     * @param title its message
     */
    public record AlertMark(int build, String status, String title) {}

    /**
     * A row of "Where it changed".
     *
     * @param build the build's number
     * @param time when it started
     * @param status a state to show in front, such as {@code ACTIVE} or {@code UNMEASURED}, or {@code null}
     * @param title what happened
     * @param more where and by which commit, may be empty
     * @param sign −1, 0 or 1
     * @param points the size, such as {@code −2.33}, or {@code null}
     */
    @WithBuilder
    public record Event(
            int build,
            Instant time,
            @Nullable String status,
            String title,
            String more,
            int sign,
            @Nullable String points) {}

    /**
     * What to do next.
     *
     * @param title the advice in one sentence
     * @param text the figures that led to it
     * @param gaps the gaps to begin with
     */
    public record Recommendation(String title, String text, List<GapRow> gaps) {}
}
