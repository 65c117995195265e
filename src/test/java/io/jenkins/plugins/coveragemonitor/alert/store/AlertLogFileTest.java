package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertLogFileTest {
    @TempDir
    Path folder;

    @Test
    void everythingIsReadAsItWasWritten() throws IOException {
        Job job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);
        job.build(3, -1);
        Path copy = Files.copy(folder.resolve("alerts.jsonl"), folder.resolve("copy.jsonl"));
        AlertStore read = new AlertStore(copy, "app", job);
        assertThat(read.alerts()).isEqualTo(job.book.alerts()).hasSize(2);
        assertThat(read.waiting()).isEqualTo(job.book.waiting()).hasSize(2);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void aLineCutOffAnywhereNeverHappened() throws IOException {
        Job job = new Job(folder);
        job.build(1, 9000);
        List<Alert> before = job.book.alerts();
        int whole = (int) Files.size(folder.resolve("alerts.jsonl"));
        job.build(2, 8900);
        byte[] bytes = Files.readAllBytes(folder.resolve("alerts.jsonl"));
        for (int length = whole; length < bytes.length; length += 41) {
            Path torn = folder.resolve("torn-" + length + ".jsonl");
            Files.write(torn, Arrays.copyOf(bytes, length));
            AlertStore book = new AlertStore(torn, "app", job);
            assertThat(book.alerts()).isEqualTo(before);
            AlertEvent step = book.evaluate(job.history.get(1), job.history, List.of(), job.settings, Silences.NONE);
            assertThat(step.notices()).hasSize(1);
            assertThat(new AlertStore(torn, "app", job).open()).hasSize(1);
        }
    }

    @Test
    void aDamagedLineIsNamedAndKept() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        Files.writeString(file, "{\"v\":1,\"n\":1\n{\"v\":9,\"n\":2}\n");
        Job job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);
        assertThat(job.book.open()).hasSize(1);
        assertThat(job.book.problems()).singleElement().asString().startsWith(file + ": 2 lines are damaged");
        assertThat(Files.readString(file)).startsWith("{\"v\":1,\"n\":1\n{\"v\":9,\"n\":2}\n");
    }

    @Test
    void alertsAmongVeryManyDamagedLinesAreKnown() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        Files.writeString(file, "{x}\n".repeat(30_000));
        Job job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);

        assertThat(job.book.open()).hasSize(1);
        assertThat(job.book.problems()).singleElement().asString().contains("30000 lines are damaged");
        assertThat(Files.readString(file)).startsWith("{x}\n".repeat(30_000) + "{\"v\":1,");
    }

    @Test
    void amongMillionsOfLinesThatLookSoundTheLastAreTried() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        String wrong = "{\"v\":1,\"n\":\"x\"}\n";
        Files.writeString(file, wrong.repeat(100_000));
        Job job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);

        assertThat(job.book.open()).hasSize(1);
        assertThat(job.book.problems())
                .containsExactly(file + ": 70000 lines are damaged or of a later version (lines 1, 2, 3, 4, 5, …),"
                        + " and 30000 lines like them are not tried; all of them are skipped and kept");
        assertThat(Files.readString(file)).startsWith(wrong.repeat(100_000) + "{\"v\":1,");
    }

    @Test
    void theFileStaysSmallHoweverManyBuildsThereAre() throws IOException {
        Job job = new Job(folder);
        for (int build = 1; build <= 600; build++) {
            job.history.clear();
            job.build(build, 9000);
        }
        assertThat(Files.readAllLines(folder.resolve("alerts.jsonl"))).hasSizeLessThan(300);
    }

    @Test
    void aStepWaitsUntilItIsHandedOver() throws IOException {
        Job job = new Job(folder);
        job.build(1, 9000);
        AlertEvent step = job.build(2, 8900);
        assertThat(job.book.waiting()).containsExactly(step);
        job.book.dispatched(step);
        assertThat(job.book.waiting()).isEmpty();
        Path copy = Files.copy(folder.resolve("alerts.jsonl"), folder.resolve("copy.jsonl"));
        assertThat(new AlertStore(copy, "app", job).waiting()).isEmpty();
    }

    @Test
    void aQuietBuildAddsNothingToTheBookAndIsNotLookedAtAgain() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        Job job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);
        long size = Files.size(file);
        for (int build = 3; build <= 40; build++) {
            job.build(build, 8900);
        }

        assertThat(Files.size(file)).as("nothing changed in 38 builds").isEqualTo(size);
        assertThat(Files.size(folder.resolve("alerts.evaluated.json"))).isLessThan(100);
        // Another process knows which builds were looked at: it looks at none of them again.
        AlertStore anew = new AlertStore(file, "app", job);
        anew.evaluate(job.point(40, 8900), job.history, List.of(), job.settings, Silences.NONE);
        AlertEvent next = new Job(folder).build(job.point(41, 8900));
        assertThat(next.transitions()).isEmpty();
        assertThat(Files.size(file)).isEqualTo(size);
        AlertEvent late = anew.evaluate(job.point(39, 1000), job.history, List.of(), job.settings, Silences.NONE);
        assertThat(late.transitions())
                .as("a build before the newest that was looked at")
                .isEmpty();
    }

    @Test
    void withoutTheNoteOfQuietBuildsTheyAreLookedAtAgainAndChangeNothing() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        Job job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);
        for (int build = 3; build <= 9; build++) {
            job.build(build, 8900);
        }
        List<Alert> before = job.book.alerts();
        Files.delete(folder.resolve("alerts.evaluated.json"));
        AlertStore anew = new AlertStore(file, "app", job);

        AlertEvent step = anew.evaluate(job.point(9, 8900), job.history, List.of(), job.settings, Silences.NONE);

        assertThat(step.notices()).isEmpty();
        assertThat(anew.alerts()).isEqualTo(before);
    }
}
