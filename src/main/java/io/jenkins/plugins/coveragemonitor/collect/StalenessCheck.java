package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells reports that an earlier build wrote: those older than the build's beginning, and the very file that the build
 * before read. A test stage that does not run leaves what the last one left, and nothing else shows it.
 */
final class StalenessCheck {
    /** Some file systems round times to so much. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private final @Nullable Instant began;
    private final List<ExpectedReport> previous;

    /**
     * A check of a build's reports.
     *
     * @param clock the one of the machine that wrote them
     */
    StalenessCheck(Expectations expectations, Clock clock) {
        this.began = expectations.began() == null ? null : began(expectations.began(), expectations.asked(), clock);
        this.previous = expectations.previous();
    }

    /** The beginning by the clock of this machine, if that goes behind; what the question took on its way is no error of a clock. */
    private static Instant began(long begin, @Nullable Long asked, Clock clock) {
        Instant began = Instant.ofEpochMilli(begin);
        if (asked == null) {
            return began;
        }
        Duration ahead = Duration.between(Instant.ofEpochMilli(asked), clock.instant());
        return ahead.isNegative() ? began.plus(ahead) : began;
    }

    /** Why a report is not one of this build, in one sentence; empty if nothing speaks against it. */
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
        String known = same.map(build -> " is the very report that #" + build + " read")
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
