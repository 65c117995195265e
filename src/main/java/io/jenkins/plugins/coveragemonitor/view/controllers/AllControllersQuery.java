package io.jenkins.plugins.coveragemonitor.view.controllers;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertQuery;
import io.jenkins.plugins.coveragemonitor.history.store.JobGrouping;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.JobVisibility;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A query over all controllers, from the parameters of an address: {@code find}, {@code controller}, {@code by} and
 * {@code group}, {@code show} ({@code alerts}, {@code silent}), {@code silentDays}, {@code metric}, {@code days},
 * {@code endedDays}, {@code offset} and {@code limit}. Missing and invalid ones get their defaults.
 *
 * @param jobs the jobs, a page of them
 * @param metric the metric of the counters
 * @param by the kind of group
 * @param silentDays after how many days without a measurement a job counts as no longer measured
 * @param days how far back a trend reaches
 * @param endedDays how many days back ended alerts are shown
 */
public record AllControllersQuery(
        JobQuery jobs, Metric metric, JobGrouping by, int silentDays, int days, int endedDays) {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    /**
     * Parses the parameters.
     *
     * @param parameter returns a parameter by name; {@code null} or {@code ""} if it is missing
     * @param visible whose histories the reader may see
     */
    public static AllControllersQuery of(UnaryOperator<String> parameter, JobVisibility visible, Instant now) {
        UnaryOperator<String> text =
                name -> Optional.ofNullable(parameter.apply(name)).orElse("");
        int silentDays = number(text.apply("silentDays"), 30, 1, 3_650);
        JobQuery query = JobQuery.ALL
                .visibleTo(visible)
                .named(text.apply("find"))
                .on(text.apply("controller"))
                .page(
                        number(text.apply("offset"), 0, 0, Integer.MAX_VALUE),
                        number(text.apply("limit"), PAGE, 1, LARGEST_PAGE));
        Optional<JobGrouping> by = chosen(JobGrouping.values(), text.apply("by"));
        if (by.isPresent() && parameter.apply("group") != null) {
            query = query.in(by.get(), text.apply("group"));
        }
        Instant silentSince = now.minus(Duration.ofDays(silentDays));
        query = switch (text.apply("show")) {
            case "alerts" -> query.withAlerts();
            case "silent" -> query.notMeasuredSince(silentSince);
            default -> query;
        };
        return new AllControllersQuery(
                query,
                chosen(Metric.values(), text.apply("metric")).orElse(Metric.LINE),
                by.orElse(JobGrouping.FOLDER),
                silentDays,
                number(text.apply("days"), 365, 7, 3_650),
                number(text.apply("endedDays"), 30, 1, 3_650));
    }

    /** The alerts of these jobs that ended in the last days, including future ones of a clock that is ahead. */
    EndedAlertQuery ended(Instant now) {
        return EndedAlertQuery.of(jobs, now.minus(Duration.ofDays(endedDays)), Instant.MAX);
    }

    /**
     * The job in the parameters {@code controller}, {@code job} and {@code monitor}; empty if they name none.
     *
     * @param parameter returns a parameter by name; {@code null} if it is missing
     */
    public static Optional<JobKey> job(UnaryOperator<String> parameter) {
        try {
            return Optional.of(new JobKey(
                    String.valueOf(parameter.apply("controller")),
                    String.valueOf(parameter.apply("job")),
                    Optional.ofNullable(parameter.apply("monitor")).orElse(JobHome.DEFAULT_ID)));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static int number(String text, int usual, int least, int most) {
        if (!text.matches("\\d{1,9}")) {
            return usual;
        }
        return Math.max(least, Math.min(most, Integer.parseInt(text)));
    }
}
