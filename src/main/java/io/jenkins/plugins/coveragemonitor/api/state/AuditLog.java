package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.TriedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records who changed which rule, channel, silence or state: a file that is only appended to, until entries are older
 * than the retention. Safe for several threads and several processes.
 */
public final class AuditLog {
    private static final String BEGIN = "{\"v\":1,";

    private final Journal journal;
    private final Clock clock;
    private final Supplier<Retention> retention;

    /**
     * The log in a file, which need not exist.
     *
     * @param retention how long entries are kept; queried when one is added
     */
    public AuditLog(Path file, Clock clock, Supplier<Retention> retention) {
        this.retention = retention;
        this.journal = new Journal(file, line -> parse(line) != null);
        this.clock = clock;
    }

    /**
     * Records a change; it is on disk when the method returns.
     *
     * @param job the job, or {@code null} if it concerns all
     * @param what the changed item, or {@code null}
     * @param note the given reason or value, or {@code null}; never a secret
     */
    public void add(String who, String action, @Nullable String job, @Nullable String what, @Nullable String note)
            throws IOException {
        Instant now = clock.instant();
        AuditEntry entry = AuditEntryBuilder.builder()
                .v(1)
                .when(now)
                .who(who)
                .action(action)
                .job(job)
                .what(what)
                .note(note)
                .create();
        journal.exclusively(writer -> {
            Instant oldest = now.minus(retention.get().ofAudit());
            List<AuditEntry> all = entries();
            // Old entries are dropped in batches of a day, so that the file is not rewritten for each.
            if (!all.isEmpty() && all.get(0).when().isBefore(oldest.minus(Duration.ofDays(1)))) {
                writer.replace(all.stream()
                        .filter(old -> old.when().isAfter(oldest))
                        .map(ApiJson::bytes)
                        .toList());
            }
            writer.append(ApiJson.bytes(entry));
            return entry;
        });
    }

    /** All entries, newest first. */
    public List<AuditEntry> newestFirst() throws IOException {
        List<AuditEntry> all = entries();
        Collections.reverse(all);
        return all;
    }

    private List<AuditEntry> entries() throws IOException {
        List<AuditEntry> all = new ArrayList<>();
        TriedLines.of(journal.read(), BEGIN, line -> {
            AuditEntry entry = parse(line);
            return entry != null && all.add(entry);
        });
        return all;
    }

    private static @Nullable AuditEntry parse(byte[] line) {
        try {
            AuditEntry entry = ApiJson.MAPPER.readValue(line, AuditEntry.class);
            return entry.v() == 1 ? entry : null;
        } catch (IOException damaged) {
            return null;
        }
    }
}
