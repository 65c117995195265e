package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.scheduler.CronTabList;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and to whom a digest is sent.
 *
 * @param cron the times, in the syntax of Jenkins' triggers
 * @param zone the time zone of the times
 * @param days how many days it covers
 * @param channels the channels that send it
 */
public record DigestSchedule(String cron, ZoneId zone, int days, List<String> channels) {
    /** How many days a digest covers by default. */
    static final int WEEK = 7;

    private static final int YEAR = 366;

    /**
     * The configured schedule.
     *
     * @return {@code null} if there is none
     * @throws InvalidOptionException if it is not valid; the message is one sentence
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

    /** Refuses an invalid schedule. */
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
