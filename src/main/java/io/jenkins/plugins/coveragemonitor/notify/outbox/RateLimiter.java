package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.time.Duration;

/** Spaces calls so that a rate per minute is not exceeded; one second's worth may come at once. Thread-safe. */
final class RateLimiter {
    private final long perMinute;
    private double credit;
    private long last;

    public RateLimiter(int perMinute, long nanos) {
        this.perMinute = perMinute;
        this.credit = burst();
        this.last = nanos;
    }

    private double burst() {
        return Math.max(1, perMinute / 60.0);
    }

    /** How long to wait before the next call; zero takes the call. */
    public synchronized Duration take(long nanos) {
        double perNano = perMinute / 60e9;
        credit = Math.min(burst(), credit + Math.max(0, nanos - last) * perNano);
        last = Math.max(last, nanos);
        if (credit >= 1) {
            credit -= 1;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - credit) / perNano));
    }

    /** Returns a call that was taken and not made. */
    public synchronized void giveBack() {
        credit = Math.min(burst(), credit + 1);
    }
}
