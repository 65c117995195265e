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
 * The whole trend of one metric and component; another choice is another page of the same shape. One sentence first,
 * then the facts it rests on, then the columns of the chart.
 *
 * @param job the job's full name
 * @param metric what is shown
 * @param component of which component, {@code ""} for the whole project
 * @param metrics the metrics that were ever measured, to choose from
 * @param components the components that were ever measured, to choose from, without the project itself
 * @param build the newest build, 0 if there is none
 * @param counter its coverage, or {@code null} if it is unmeasured
 * @param change against the measured build before it, or {@code null}
 * @param sentence the trend in one sentence
 * @param doubt how sure that is, in one or two sentences
 * @param facts what the sentence rests on
 * @param figures everything that the analysis computed, name by name
 * @param milestones how far coverage has come, or {@code null} if the newest build is unmeasured
 * @param tests what the trends of the tests say, one sentence or more each; empty where there are none
 * @param series the columns of the chart
 * @param outcomes the outcome of each build's gates
 * @param failures test failures of each build, −1 where no test was seen
 * @param seconds test time of each build in seconds, −1 where no test was seen
 * @param line the fitted trend since the last change point, or {@code null}
 * @param forecast what follows from it, or {@code null} where the trend is not significant
 * @param limit the gate's limit, or {@code null}
 * @param changePoints builds where the level shifted, ascending
 * @param anomalies builds that stand out alone, ascending
 * @param alerts alerts on this metric and component, to be marked at their builds
 * @param events change points, alerts and unmeasured builds in words, newest first
 * @param recommendation what to do next, {@code null} where there is nothing to do
 * @param keptBuilds the builds of the chart that are kept forever, such as releases, ascending
 * @param branches the other branches of its project that the trend can be compared with, ascending: the same page of one of
 *     them is had with its name as the parameter {@code branch}; empty if the job is no branch
 * @param origin where the history comes from if that needs saying, else {@code null}
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
        @Nullable String origin) {

    /**
     * One figure with its name.
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
     * @param within the way within the phase in whole per cent, rounded down
     * @param steps each milestone: when it was reached, or what is known of when it will be
     * @param target the target, and how coverage stands to it
     * @param reached the builds that reached a milestone first, to be marked in the chart
     */
    public record Milestones(String phase, int within, List<Fact> steps, Fact target, List<Reached> reached) {}

    /**
     * A milestone in the chart.
     *
     * @param build the first that reached it
     * @param percent which milestone, in per cent
     */
    public record Reached(int build, int percent) {}

    /**
     * A straight line through the chart.
     *
     * @param fromBuild where it begins
     * @param from its height there in per cent
     * @param toBuild where it ends
     * @param to its height there in per cent
     */
    public record Line(int fromBuild, double from, int toBuild, double to) {}

    /**
     * What follows if the trend holds.
     *
     * @param target the percentage it is asked for, or {@code null}
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
     * @param since the first build it held for; 0 if that is not known
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
     * @param build which build
     * @param status such as {@code ACTIVE}
     * @param title what it says
     */
    public record AlertMark(int build, String status, String title) {}

    /**
     * A row of "Where it changed".
     *
     * @param build which build
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
     * @param gaps where to begin
     */
    public record Recommendation(String title, String text, List<GapRow> gaps) {}
}
