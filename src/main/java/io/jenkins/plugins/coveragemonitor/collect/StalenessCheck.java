package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds reports that an earlier build wrote: those older than the build's beginning, and exactly the file that the
 * build before read. A test stage that does not run leaves the old reports in place, and nothing else shows it.
 */
final class StalenessCheck {
    /** The precision of times in some file systems. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private final @Nullable Instant began;
    private final List<ExpectedReport> previous;

    /**
     * A check of a build's reports.
     *
     * @param clock the clock of the machine that wrote them
     */
    StalenessCheck(Expectations expectations, Clock clock) {
        this.began = expectations.began() == null ? null : began(expectations.began(), expectations.asked(), clock);
        this.previous = expectations.previous();
    }

    /**
     * The beginning by this machine's clock if that is behind; the time that the request took does not count as a
     * difference.
     */
    private static Instant began(long begin, @Nullable Long asked, Clock clock) {
        Instant began = Instant.ofEpochMilli(begin);
        if (asked == null) {
            return began;
        }
        Duration ahead = Duration.between(Instant.ofEpochMilli(asked), clock.instant());
        return ahead.isNegative() ? began.plus(ahead) : began;
    }

    /** Why a report is not one of this build, in one sentence; empty if it may be. */
    Optional<String> of(String file, @Nullable ReportStamp stamp) {
        if (stamp == null) {
            return Optional.empty();
        }
        Optional<Integer> same = previous.stream()
                .filter(report -> report.file().equals(file) && stamp.equals(report.stamp()))
                .map(ExpectedReport::build)
                .findFirst();
        Instant written = Instant.ofEpochMilli(stamp.modified());
        boolean older = began != null && written.plus(GRAIN).isBefore(began);
        if (!older && same.isEmpty()) {
            return Optional.empty();
        }
        String age =
                older ? " was written " + words(Duration.between(written, began)) + " before this build began" : "";
        String known = same.map(build -> " is the same report that #" + build + " read")
                .orElse("");
        return Optional.of(file + age + (age.isEmpty() || known.isEmpty() ? "" : "; it") + known);
    }

    private static String words(Duration age) {
        if (age.toDays() >= 2) {
            return Plurals.count(age.toDays(), "day");
        }
        if (age.toHours() >= 1) {
            return Plurals.count(age.toHours(), "hour");
        }
        return age.toMinutes() >= 1
                ? Plurals.count(age.toMinutes(), "minute")
                : Plurals.count(age.toSeconds(), "second");
    }
}
