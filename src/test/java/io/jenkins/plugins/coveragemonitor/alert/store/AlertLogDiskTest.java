package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another process finds in the files of an alert store. */
class AlertLogDiskTest {
    private static final String LOG = "alerts.jsonl";
    private static final String QUIET = "alerts.evaluated.json";

    @TempDir
    Path folder;

    private Path here;
    private Path there;
    private Job job;
    private Job other;

    @BeforeEach
    void oneRegressionAndAQuietBuild() throws IOException {
        here = Files.createDirectory(folder.resolve("here"));
        there = Files.createDirectory(folder.resolve("there"));
        job = new Job(here);
        other = new Job(there);
        job.build(1, 9000);
        job.build(2, 8900);
        job.build(3, 8900);
        other.history.addAll(job.history);
    }

    private void copy(String name) throws IOException {
        Files.writeString(there.resolve(name), Files.readString(here.resolve(name)));
    }

    private boolean isLate(int build) throws IOException {
        return other.book
                .evaluate(job.point(build, 1000), job.history, List.of(), AlertSettings.DEFAULT, Silences.NONE)
                .isEmpty();
    }

    @Test
    void quietBuildsAreKnownToHaveBeenLookedAt() throws IOException {
        copy(LOG);
        copy(QUIET);
        assertThat(Files.readString(there.resolve(QUIET))).endsWith("}\n");
        assertThat(isLate(2)).isTrue();
        assertThat(isLate(3)).isFalse();
    }

    @Test
    void withoutADamagedNoteOfQuietBuildsTheyAreLookedAtAgain() throws IOException {
        copy(LOG);
        Files.writeString(there.resolve(QUIET), "{\n");
        assertThat(other.book.problems()).isEmpty();
        assertThat(isLate(2)).isFalse();
    }

    @Test
    void whatAnotherProcessWritesIsSeen() throws IOException {
        assertThat(other.book.alerts()).isEmpty();
        copy(LOG);
        assertThat(other.book.alerts()).isEqualTo(job.book.alerts()).hasSize(1);
        copy(QUIET);
        assertThat(isLate(2)).isTrue();
    }

    private void note(Job of) throws IOException {
        Alert alert = of.book.alerts().get(0);
        new AlertActions(of.book, AlertSettings.DEFAULT, Silences.NONE, "ann", Acceptance.NONE)
                .note(alert.alertId(), "a note");
    }

    @Test
    void aLineThatOnlyLacksItsEndIsCompletedAndATornOneIsGone() throws IOException {
        String whole = Files.readString(here.resolve(LOG));
        Files.writeString(there.resolve(LOG), whole.stripTrailing());
        note(other);
        assertThat(Files.readAllLines(there.resolve(LOG))).hasSize(3);
        Files.writeString(there.resolve(LOG), whole + "{\"v\":1,\"n\"");
        note(other);
        assertThat(Files.readAllLines(there.resolve(LOG))).hasSize(3);
        assertThat(other.book.problems()).isEmpty();
    }

    @Test
    void manyLinesBecomeOneAndDamagedOnesStayBefore() throws IOException {
        String damaged = "{\"v\":9}\n";
        Files.writeString(there.resolve(LOG), damaged + Files.readString(here.resolve(LOG)));
        assertThat(other.book.problems()).singleElement().asString().startsWith(there.resolve(LOG) + ": line 1 ");
        for (int lines = 3; lines < 257; lines++) {
            note(other);
        }
        assertThat(Files.readAllLines(there.resolve(LOG))).hasSize(257);
        note(other);
        assertThat(Files.readAllLines(there.resolve(LOG))).hasSize(2).first().isEqualTo(damaged.strip());
        Path again = Files.createDirectory(folder.resolve("again"));
        Files.copy(there.resolve(LOG), again.resolve(LOG));
        assertThat(new Job(again).book.alerts()).isEqualTo(other.book.alerts()).hasSize(1);
        note(other);
        assertThat(Files.readAllLines(there.resolve(LOG))).hasSize(3);
    }
}
