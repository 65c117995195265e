package io.jenkins.plugins.coveragemonitor.notify.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date, at most a day. */
final class RetryAfter {
    private static final Duration MOST = Duration.ofDays(1);

    private RetryAfter() {}

    static Duration of(String header, Instant now) {
        String text = header.trim();
        if (text.matches("[0-9]{1,9}")) {
            return least(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : least(wait);
        } catch (DateTimeException notOne) {
            return Duration.ZERO;
        }
    }

    private static Duration least(Duration wait) {
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
