package io.jenkins.plugins.coveragemonitor.history.store;

import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.NOON;
import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.ended;
import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small files that stores keep, and how files of histories are read on. */
class StoreFilesTest {
    private static final JobKey A = new JobKey("ctrl", "a", "coverage");
    private static final JobKey B = new JobKey("ctrl", "b", "coverage");

    @TempDir
    Path folder;

    private static String line(Point point) {
        return new String(point.json(), StandardCharsets.UTF_8) + "\n";
    }

    @Test
    void anIdIsMadeOnceAndKept() throws IOException {
        StableId id = StableId.ofJob(folder);
        assertThat(id.read()).isEmpty();
        String made = id.get();
        assertThat(id.get()).isEqualTo(made);
        assertThat(id.read()).contains(made);
        assertThat(folder.resolve("coverage-monitor/job-id")).hasContent(made + "\n");
        String other = id.renew();
        assertThat(other).isNotEqualTo(made);
        assertThat(id.read()).contains(other);
        assertThat(id.set("mine")).isEqualTo("mine");
        assertThat(id.get()).isEqualTo("mine");
        assertThat(StableId.ofController(folder).file()).isEqualTo(folder.resolve("coverage-monitor/controller-id"));
    }

    @Test
    void whatIsNoIdIsNamed() throws IOException {
        StableId id = StableId.ofJob(folder);
        assertThatThrownBy(() -> id.set("a b")).hasMessageContaining("'a b' is not an id");
        Files.createDirectories(folder.resolve("coverage-monitor"));
        Files.writeString(id.file(), "a b\n");
        assertThatThrownBy(id::get)
                .hasMessageStartingWith(id.file() + ": 'a b' is not an id")
                .hasMessageEndingWith("; delete the file to have an id made");
        Files.delete(id.file());
        Files.createDirectory(id.file());
        assertThatThrownBy(() -> id.set("a")).hasMessage(id.file() + ": is a folder; remove it");
    }

    @Test
    void deletedHistoriesAreKnownUntilTheyAreDone() throws IOException {
        DeletedHistories deleted = new DeletedHistories(folder.resolve("deleted"));
        assertThat(deleted.all()).isEmpty();
        deleted.add(List.of(A, B));
        deleted.add(List.of(A));
        assertThat(new DeletedHistories(folder.resolve("deleted")).all()).containsExactly(A, B);
        deleted.done(A);
        assertThat(deleted.all()).containsExactly(B);
        Files.writeString(folder.resolve("deleted"), "one two\n", StandardOpenOption.APPEND);
        assertThat(deleted.all()).as("what is no key is passed over").containsExactly(B);
    }

    @Test
    void alertsThatAreOverAreKeptInTheOrderOfTheirEnd() throws IOException {
        EndedAlertsFile file = new EndedAlertsFile(folder);
        assertThat(file.read()).isEmpty();
        EndedAlert first = ended("z", NOON);
        EndedAlert second = ended("a", NOON.plusSeconds(1));
        EndedAlert third = ended("b", NOON.plusSeconds(1));
        file.keep(new AlertHistory(List.of(second, first, third), Set.of(), Instant.MIN));
        assertThat(file.read()).containsExactly(first, second, third);
        FileVersion before = FileVersion.of(folder.resolve("ended-alerts.jsonl"));
        file.keep(new AlertHistory(List.of(first), Set.of(), Instant.MIN));
        assertThat(FileVersion.of(folder.resolve("ended-alerts.jsonl"))).isEqualTo(before);
        file.keep(new AlertHistory(List.of(), Set.of("a"), NOON.plusMillis(1)));
        assertThat(file.read()).as("one is open again, one is forgotten").containsExactly(third);
        Files.writeString(folder.resolve("ended-alerts.jsonl"), "{\n");
        assertThatThrownBy(file::read)
                .hasMessage(folder.resolve("ended-alerts.jsonl") + ": line 1 is not complete JSON; remove the line");
    }

    private JournalTail read(JournalPosition from, int about) throws IOException {
        return JournalTail.read(folder.resolve("history.jsonl"), from, about);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("history.jsonl"), text);
    }

    @Test
    void aFileIsReadFromWhereItWasReadTo() throws IOException {
        assertThat(read(JournalPosition.BEGINNING, 9))
                .as("there is none")
                .isEqualTo(new JournalTail(List.of(), JournalPosition.BEGINNING, false, false));
        write(line(point(1, 10)) + line(point(2, 20)));
        JournalTail both = read(JournalPosition.BEGINNING, 4096);
        assertThat(both.points()).containsExactly(point(1, 10), point(2, 20));
        assertThat(both.anew()).isFalse();
        assertThat(both.more()).isFalse();
        JournalTail nothing = read(both.to(), 4096);
        assertThat(nothing).isEqualTo(new JournalTail(List.of(), both.to(), false, false));
        write(line(point(1, 10)) + line(point(2, 20)) + line(point(2, 25)) + "not a point\n" + line(point(2, 30))
                + "{\"v");
        JournalTail rest = read(both.to(), 4096);
        assertThat(rest.points()).as("the last of a build; no torn line").containsExactly(point(2, 30));
        assertThat(rest.more()).as("a torn line waits").isTrue();
        assertThat(read(rest.to(), 4096)).isEqualTo(new JournalTail(List.of(), rest.to(), false, false));
    }

    @Test
    void anEmptyLineIsAPartOfItsOwn() throws IOException {
        write("\n" + line(point(1, 10)));
        JournalTail empty = read(JournalPosition.BEGINNING, 1);
        assertThat(empty.points()).isEmpty();
        assertThat(empty.to().bytes()).isEqualTo(1);
        assertThat(empty.more()).isTrue();
        assertThat(read(empty.to(), 1).points()).containsExactly(point(1, 10));
    }

    @Test
    void aLongFileIsReadInPartsOfWholeLines() throws IOException {
        StringBuilder all = new StringBuilder();
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 20; build++) {
            points.add(point(build, build));
            all.append(line(point(build, build)));
        }
        write(all.toString());
        List<Point> read = new ArrayList<>();
        JournalPosition at = JournalPosition.BEGINNING;
        int parts = 0;
        for (boolean more = true; more; parts++) {
            JournalTail part = read(at, 10);
            read.addAll(part.points());
            at = part.to();
            more = part.more();
        }
        assertThat(read).isEqualTo(points);
        assertThat(parts).as("a line is longer than ten bytes").isEqualTo(20);
        assertThat(at.bytes()).isEqualTo(all.length());
    }

    @Test
    void aFileThatIsAnotherOneIsReadFromItsBeginning() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int build = 1; build <= 20; build++) {
            all.append(line(point(build, build)));
        }
        write(all.toString());
        JournalPosition end = read(JournalPosition.BEGINNING, 4096).to();
        write(line(point(1, 10)));
        assertThat(read(end, 4096).anew()).as("it is shorter").isTrue();
        assertThat(read(end, 4096).points()).containsExactly(point(1, 10));
        write(all.toString().replace(line(point(20, 20)), line(point(20, 21))));
        assertThat(read(end, 4096).anew()).as("its end is another").isTrue();
        assertThat(read(end, 4096).points()).hasSize(20);
        write(all.toString().replace(line(point(1, 1)), line(point(1, 2))));
        assertThat(read(end, 4096).anew()).as("half a kilobyte is compared").isFalse();
        write("");
        assertThat(read(JournalPosition.BEGINNING, 4096))
                .isEqualTo(new JournalTail(List.of(), JournalPosition.BEGINNING, false, false));
    }

    @Test
    void aTransferCopiesWhatIsMissingAndSaysWhatDiffers() throws IOException {
        StoreInMemory from = new StoreInMemory();
        StoreInMemory to = new StoreInMemory();
        from.append(A, List.of(point(1, 10), point(2, 20), point(3, 30)));
        from.describe(A, JobDescription.named("app"));
        from.append(B, List.of(point(1, 10)));
        to.append(A, List.of(point(1, 10), point(2, 99)));
        HistoryTransfer transfer = new HistoryTransfer(from, to, JobQuery.ALL);
        List<String> told = new ArrayList<>();
        assertThat(transfer.check(told::add))
                .isEqualTo(new HistoryTransfer.Result(
                        2,
                        4,
                        0,
                        0,
                        List.of(
                                "app #2 differs on the other side",
                                "app #3 is missing on the other side",
                                "b #1 is missing on the other side"),
                        3));
        assertThat(told).containsExactly("app", "b");
        assertThat(transfer.copy(told::add)).isEqualTo(new HistoryTransfer.Result(2, 4, 3, 0, List.of(), 0));
        assertThat(to.read(A)).isEqualTo(from.read(A));
        assertThat(to.find(A).orElseThrow().description()).isEqualTo(JobDescription.named("app"));
        assertThat(transfer.check(told::add).differences()).isZero();
        assertThat(transfer.copy(told::add).written()).isZero();
    }

    @Test
    void aCheckNamesWhatTheOtherSideAloneHas() throws IOException {
        StoreInMemory from = new StoreInMemory();
        StoreInMemory to = new StoreInMemory();
        from.append(A, List.of(point(1, 10)));
        to.append(A, List.of(point(1, 10), point(2, 20), point(3, 30)));
        to.append(B, List.of(point(1, 10), point(2, 10)));
        to.describe(new JobKey("ctrl", "c", "coverage"), JobDescription.named("empty"));
        HistoryTransfer transfer = new HistoryTransfer(from, to, JobQuery.ALL);
        HistoryTransfer.Result checked = transfer.check(any -> {});
        assertThat(checked.differing())
                .containsExactly("a #2 is only on the other side", "b is only on the other side");
        assertThat(checked.differences()).isEqualTo(4);
        assertThat(transfer.copy(any -> {}).differences())
                .as("a copy may lie beside more")
                .isZero();
    }

    private static EndedAlert at(EndedAlert alert, String url) {
        return alert.at(url);
    }

    @Test
    void alertsThatAreOverAreTransferredToo() throws IOException {
        StoreInMemory from = new StoreInMemory();
        StoreInMemory to = new StoreInMemory();
        from.describe(A, JobDescription.named("app"));
        from.keepAlerts(A, new AlertHistory(List.of(ended("same", NOON), ended("new", NOON)), Set.of(), Instant.MIN));
        to.describe(A, JobDescription.named("app"));
        EndedAlert later = ended("same", NOON.plusSeconds(1));
        to.keepAlerts(A, new AlertHistory(List.of(later, ended("x", NOON), ended("y", NOON)), Set.of(), Instant.MIN));
        HistoryTransfer transfer = new HistoryTransfer(from, to, JobQuery.ALL);
        HistoryTransfer.Result checked = transfer.check(any -> {});
        assertThat(checked.alerts()).isEqualTo(2);
        assertThat(checked.differences()).isEqualTo(4);
        assertThat(checked.differing())
                .containsExactly(
                        "app: the alert that ended at 2026-01-05T12:00:00Z is missing on the other side",
                        "app: the alert that ended at 2026-01-05T12:00:00Z differs on the other side",
                        "app: the alert that ended at 2026-01-05T12:00:00Z is only on the other side");
        HistoryTransfer.Result copied = transfer.copy(any -> {});
        assertThat(copied.alerts()).isEqualTo(2);
        assertThat(copied.differences()).isZero();
        assertThat(to.endedAlerts(A)).hasSize(4).containsAll(from.endedAlerts(A));
    }

    @Test
    void whoKnowsAnAddressKeepsIt() throws IOException {
        StoreInMemory from = new StoreInMemory();
        StoreInMemory to = new StoreInMemory();
        from.describe(A, JobDescription.named("app"));
        from.keepAlerts(A, new AlertHistory(List.of(at(ended("a", NOON), null)), Set.of(), Instant.MIN));
        JobDescription located = new JobDescription("old", "http://a/", List.of(), List.of(), List.of());
        to.describe(A, located);
        to.keepAlerts(A, new AlertHistory(List.of(ended("a", NOON)), Set.of(), Instant.MIN));
        HistoryTransfer transfer = new HistoryTransfer(from, to, JobQuery.ALL);
        assertThat(transfer.check(any -> {}).differences()).isZero();
        transfer.copy(any -> {});
        assertThat(to.find(A).orElseThrow().description()).isEqualTo(located);
        assertThat(to.endedAlerts(A)).containsExactly(ended("a", NOON));
        JobDescription moved = new JobDescription("new", "http://b/", List.of(), List.of(), List.of());
        from.describe(A, moved);
        transfer.copy(any -> {});
        assertThat(to.find(A).orElseThrow().description()).isEqualTo(moved);
    }

    @Test
    void manyDifferencesAreCountedAndTwentyAreNamed() throws IOException {
        StoreInMemory from = new StoreInMemory();
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 2_001; build++) {
            points.add(point(build, build % 100));
        }
        from.append(A, points);
        HistoryTransfer transfer = new HistoryTransfer(from, new StoreInMemory(), JobQuery.ALL);
        HistoryTransfer.Result checked = transfer.check(any -> {});
        assertThat(checked.differing()).hasSize(20);
        assertThat(checked.differences()).isEqualTo(2_001);
        assertThat(transfer.copy(any -> {}).written()).isEqualTo(2_001);
        assertThat(transfer.check(any -> {}).differences()).isZero();
    }

    @Test
    void moreJobsThanAPageHasAreAllTransferred() throws IOException {
        StoreInMemory from = new StoreInMemory();
        for (int job = 1; job <= 1_000; job++) {
            from.describe(new JobKey("ctrl", "job" + job, "coverage"), JobDescription.named("job" + job));
        }
        HistoryTransfer transfer = new HistoryTransfer(from, new StoreInMemory(), JobQuery.ALL);
        assertThat(transfer.copy(any -> {}).jobs()).isEqualTo(1_000);
    }
}
