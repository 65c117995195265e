package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best share of each file that a ratchet holds it to, in memory and on disk. */
class RatchetBestsTest {
    private static final String RATCHET = "line of files";

    @TempDir
    Path folder;

    private JobHome home;
    private RatchetBestsFile file;

    @BeforeEach
    void newFile() {
        home = JobHome.below(folder, "app");
        file = new RatchetBestsFile(home);
    }

    private static RatchetBest best(int covered, int build) {
        return new RatchetBest(new Counter(covered, 10 - covered), build);
    }

    private static FileRatchetBests of(String path, RatchetBest... steps) {
        return FileRatchetBests.of(RATCHET, Map.of(path, List.of(steps)));
    }

    @Test
    void ofTwoBestsTheHigherCountsAndOfEqualOnesTheEarlier() {
        assertThat(best(5, 2).better(best(6, 3))).isEqualTo(best(6, 3));
        assertThat(best(6, 2).better(best(5, 1))).isEqualTo(best(6, 2));
        assertThat(best(5, 2).better(best(5, 1))).isEqualTo(best(5, 1));
        RatchetBest same = new RatchetBest(new Counter(50, 50), 2);
        assertThat(best(5, 2).better(same)).as("of the same build").isEqualTo(best(5, 2));
    }

    @Test
    void onlyWhatIsBetterThanAnEarlierBuildIsAStep() {
        FileRatchetBests bests = of("a", best(7, 4), best(5, 1), best(5, 2), best(4, 3), best(8, 4), best(6, 5));
        assertThat(bests.steps()).isEqualTo(Map.of(RATCHET, Map.of("a", List.of(best(5, 1), best(8, 4)))));
        assertThat(FileRatchetBests.of(RATCHET, Map.of("a", List.of()))).isEqualTo(FileRatchetBests.NONE);
        assertThat(FileRatchetBests.of(RATCHET, Map.of())).isEqualTo(FileRatchetBests.NONE);
    }

    @Test
    void theBestIsThatOfTheBuildsUpToOne() {
        FileRatchetBests bests = of("a", best(5, 1), best(8, 4));
        assertThat(bests.best(RATCHET, "a", 0)).isEmpty();
        assertThat(bests.best(RATCHET, "a", 1)).contains(best(5, 1));
        assertThat(bests.best(RATCHET, "a", 3)).contains(best(5, 1));
        assertThat(bests.best(RATCHET, "a", 4)).contains(best(8, 4));
        assertThat(bests.best(RATCHET, "b", 4)).isEmpty();
        assertThat(bests.best("other", "a", 4)).isEmpty();
    }

    @Test
    void togetherNothingBecomesLower() {
        FileRatchetBests both =
                of("a", best(5, 1)).plus(of("a", best(4, 2), best(6, 3))).plus(of("b", best(1, 1)));
        assertThat(both.steps())
                .isEqualTo(Map.of(RATCHET, Map.of("a", List.of(best(5, 1), best(6, 3)), "b", List.of(best(1, 1)))));
        assertThat(both.without(3).steps())
                .isEqualTo(Map.of(RATCHET, Map.of("a", List.of(best(5, 1)), "b", List.of(best(1, 1)))));
        assertThat(both.without(1).steps()).isEqualTo(Map.of(RATCHET, Map.of("a", List.of(best(6, 3)))));
    }

    @Test
    void aBranchIsHeldToItsOwnBestsAndToThoseOfNone() {
        RatchetBests bests = RatchetBests.NONE
                .raised("main", of("a", best(5, 1)))
                .raised("feature", of("a", best(9, 2)))
                .raised(null, of("b", best(3, 3)))
                .raised("main", FileRatchetBests.NONE);
        assertThat(bests.best("main", RATCHET, "a", 9)).contains(best(5, 1));
        assertThat(bests.best("main", RATCHET, "b", 9)).contains(best(3, 3));
        assertThat(bests.best("new", RATCHET, "a", 9)).isEmpty();
        assertThat(bests.best(null, RATCHET, "a", 9)).as("of any branch").contains(best(9, 2));
        assertThat(bests.without(2).best(null, RATCHET, "a", 9)).contains(best(5, 1));
        assertThat(bests.branches()).containsOnlyKeys("", "feature", "main");
        assertThat(RatchetBests.NONE.raised("main", FileRatchetBests.NONE)).isSameAs(RatchetBests.NONE);
    }

    @Test
    void whatIsRaisedIsOnDisk() throws IOException {
        assertThat(file.read()).isEqualTo(RatchetBests.NONE);
        file.raise("main", FileRatchetBests.NONE);
        file.takeBack(1);
        assertThat(home.ratchets()).as("nothing to write").doesNotExist();
        file.raise("main", of("a", best(5, 1), best(8, 4)));
        assertThat(Files.readString(home.ratchets()))
                .isEqualTo("{\"v\":1,\"branches\":{\"main\":{\"line of files\":{\"a\":[[5,5,1],[8,2,4]]}}}}\n");
        assertThat(file.read()).isEqualTo(RatchetBests.NONE.raised("main", of("a", best(5, 1), best(8, 4))));
        file.takeBack(4);
        assertThat(file.read()).isEqualTo(RatchetBests.NONE.raised("main", of("a", best(5, 1))));
    }

    @Test
    void whatChangesNothingIsNotWrittenAnew() throws IOException {
        file.raise("main", of("a", best(5, 1)));
        FileVersion before = FileVersion.of(home.ratchets());
        file.raise("main", of("a", best(4, 2)));
        file.takeBack(7);
        assertThat(FileVersion.of(home.ratchets())).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsMovedAsideAndFailsNoBuild() throws IOException {
        for (String damaged : List.of(
                "{",
                "null",
                "{\"v\":2,\"branches\":{}}",
                "{\"v\":1}",
                "{\"v\":1,\"branches\":{\"\":{\"r\":{\"a\":[[1,2]]}}}}",
                "{\"v\":1,\"branches\":{\"\":{\"r\":{\"a\":[[0,0,1]]}}}}",
                "{\"v\":1,\"branches\":{\"\":{\"r\":{\"a\":[[1,2,9999999999]]}}}}")) {
            Files.createDirectories(home.folder());
            Files.writeString(home.ratchets(), damaged);
            assertThat(file.read()).as(damaged).isEqualTo(RatchetBests.NONE);
            file.raise(null, of("a", best(5, 1)));
            assertThat(file.read()).isEqualTo(RatchetBests.NONE.raised(null, of("a", best(5, 1))));
            assertThat(home.folder().resolve("ratchets.json.damaged")).hasContent(damaged);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotWrittenOver() throws IOException {
        Files.createDirectories(home.ratchets());
        assertThat(file.read()).isEqualTo(RatchetBests.NONE);
        assertThatThrownBy(() -> file.raise(null, of("a", best(5, 1)))).isInstanceOf(IOException.class);
    }
}
