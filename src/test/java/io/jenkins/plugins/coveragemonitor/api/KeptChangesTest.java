package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.Silence;
import io.jenkins.plugins.coveragemonitor.api.state.AuditEntry;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long is known who changed what. */
class KeptChangesTest {
    private static final Instant START = Instant.parse("2026-05-04T08:30:00Z");

    @TempDir
    private Path folder;

    private Retention retention;

    @BeforeEach
    void nothingIsSet() {
        retention = Retention.DEFAULT;
    }

    private MonitorState after(int days) {
        Clock clock = Clock.fixed(START.plus(Duration.ofDays(days)), ZoneOffset.UTC);
        return MonitorState.in(folder, clock, new Random(days), () -> retention);
    }

    private void log(int day) throws IOException {
        after(day).audit().add("ann", "day " + day, null, null, null);
    }

    private Iterable<String> logged() throws IOException {
        return after(0).audit().newestFirst().stream().map(AuditEntry::action).toList();
    }

    @Test
    void theAuditLogReachesNinetyDaysBack() throws IOException {
        log(0);
        log(10);
        log(90);
        assertThat(logged()).containsExactly("day 90", "day 10", "day 0");
        log(102);
        assertThat(logged()).containsExactly("day 102", "day 90");
    }

    @Test
    void anotherTimeHoldsFromTheNextEntryOn() throws IOException {
        log(0);
        log(10);
        retention = new Retention(null, null, null, null, 5);
        log(12);
        assertThat(logged()).containsExactly("day 12", "day 10");
    }

    @Test
    void aSilenceThatEndedStaysAsLongAsTheAuditLog() throws IOException {
        AlertMatcher all = new AlertMatcher(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        Silence ended = after(0).silences().add(all, START, START.plus(Duration.ofDays(1)), "ann", "release");
        after(90).silences().add(all, START, START.plus(Duration.ofDays(200)), "ann", "");
        assertThat(after(90).silences().find(ended.id())).isPresent();
        after(92).silences().add(all, START, START.plus(Duration.ofDays(200)), "ann", "");
        assertThat(after(92).silences().find(ended.id())).isEmpty();
        assertThat(after(92).silences().all().all()).hasSize(2);
    }
}
