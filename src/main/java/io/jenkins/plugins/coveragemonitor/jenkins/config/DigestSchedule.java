package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.scheduler.CronTabList;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and to whom a digest goes.
 *
 * @param cron the minutes, in the syntax of Jenkins' triggers
 * @param zone the time zone in which they are meant
 * @param days how many days it covers
 * @param channels the channels that send it
 */
public record DigestSchedule(String cron, ZoneId zone, int days, List<String> channels) {
    /** The days of a digest unless something else is set. */
    static final int WEEK = 7;

    private static final int YEAR = 366;

    /**
     * A schedule as it is configured.
     *
     * @return {@code null} if none is
     * @throws InvalidOptionException if it cannot be used, in one sentence
     */
    static @Nullable DigestSchedule of(
            @Nullable String cron, @Nullable String zone, int days, @Nullable String channels) {
        String given = FormStrings.toNull(cron);
        if (given == null) {
            return null;
        }
        cron(given);
        days(days);
        return new DigestSchedule(
                given,
                zone(zone),
                days,
                List.copyOf(ChannelOption.words("digestChannels", channels, name -> name, new Object[0])));
    }

    /** Refuses what is not a schedule. */
    static void cron(String cron) {
        try {
            CronTabList.create(cron.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(
                    "digestSchedule",
                    "digestSchedule '" + cron.strip() + "' is not a schedule; write it like H 7 * * 1");
        }
    }

    /** A time zone, Jenkins' own if none is given. */
    static ZoneId zone(@Nullable String zone) {
        String given = FormStrings.toNull(zone);
        try {
            return given == null ? ZoneId.systemDefault() : ZoneId.of(given);
        } catch (DateTimeException e) {
            throw new InvalidOptionException(
                    "digestZone", "digestZone '" + given + "' is not a time zone; give one such as Europe/Berlin");
        }
    }

    static void days(int days) {
        if (days < 1 || days > YEAR) {
            throw new InvalidOptionException("digestDays", "digestDays is " + days + "; give 1 to " + YEAR);
        }
    }
}
