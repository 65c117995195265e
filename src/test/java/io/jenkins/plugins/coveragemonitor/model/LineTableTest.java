package io.jenkins.plugins.coveragemonitor.model;

import static io.jenkins.plugins.coveragemonitor.model.LineTable.NOT_A_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines and functions of a file: what a table keeps, and what two runs of the same code come to. */
class LineTableTest {
    private static int[] ints(int... values) {
        return values;
    }

    /** Numbers on both sides of what one, two and four bytes hold. */
    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 254, 255, 256, 32_767, 32_768, 65_534, 65_535, 65_536, 2_000_000_000})
    void numbersOfAnySizeComeBack(int large) {
        LineTable table = new LineTable(
                ints(large, large + 1, large + 2), ints(large, 0, NOT_A_LINE), ints(1, large, 0), ints(0, 3, large));

        assertThat(table.size()).isEqualTo(3);
        assertThat(table.number(0)).isEqualTo(large);
        assertThat(table.number(2)).isEqualTo(large + 2);
        assertThat(table.hits(0)).isEqualTo(large);
        assertThat(table.hits(1)).isZero();
        assertThat(table.hits(2)).isEqualTo(NOT_A_LINE);
        assertThat(table.coveredBranches(0)).isEqualTo(1);
        assertThat(table.coveredBranches(1)).isEqualTo(large);
        assertThat(table.missedBranches(1)).isEqualTo(3);
        assertThat(table.missedBranches(2)).isEqualTo(large);
        assertThat(table.lines()).isEqualTo(new Counter(1, 1));
        assertThat(table.branches()).isEqualTo(new Counter(1L + large, 3L + large));
        assertThat(table.indexOf(large + 1)).isEqualTo(1);
        assertThat(table.indexOf(large - 1)).isNegative();
        assertThat(new LineTable(ints(1), ints(large)).hits(0))
                .as("by itself too")
                .isEqualTo(large);
    }

    @Test
    void theGreatestCountIsThatOrMore() {
        LineTable most = new LineTable(ints(7), ints(Integer.MAX_VALUE));

        assertThat(most.hits(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(most.merge(most).hits(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(LineTable.addHits(3, 4)).isEqualTo(7);
        assertThat(LineTable.addHits(NOT_A_LINE, 0)).isZero();
        assertThat(LineTable.addHits(5, NOT_A_LINE)).isEqualTo(5);
        assertThat(LineTable.addHits(NOT_A_LINE, NOT_A_LINE)).isEqualTo(NOT_A_LINE);
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LineTable(ints(1, 2), ints(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineTable(ints(1), ints(1), ints(), ints(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineTable(ints(1), ints(1), ints(0), ints()));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineTable(2, ints(1), ints(1, 1), null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineTable(2, ints(1, 2), ints(1), null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineTable(2, ints(1, 2), ints(1, 1), ints(0), ints(0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineTable(2, ints(1, 2), ints(1, 1), ints(0, 0), ints(0)));
        assertThat(new LineTable(1, ints(1, 9), ints(1, 1), ints(0, 9), ints(0, 9)))
                .as("what stands behind the size does not count")
                .isEqualTo(new LineTable(ints(1), ints(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 0", "2, 1, 0, 0", "1, 1, 0, 0", "3, -2, 0, 0", "3, 1, -1, 0", "3, 1, 0, -1"})
    void aLineThatCannotBeIsRefused(int number, int hits, int covered, int missed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LineTable(ints(2, number), ints(1, hits), ints(0, covered), ints(0, missed)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void thereIsNoEntryBeyondTheTable(int index) {
        LineTable table = new LineTable(ints(1, 2), ints(1, 1), ints(1, 1), ints(1, 1));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.number(index));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.hits(index));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.coveredBranches(index));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.missedBranches(index));
    }

    @ParameterizedTest
    @ValueSource(ints = {NOT_A_LINE, 0, 1})
    void anEntryIsALineUnlessItOnlyHasBranches(int hits) {
        assertThat(new LineTable(ints(1), ints(hits), ints(1), ints(1)).isLine(0))
                .isEqualTo(hits != NOT_A_LINE);
    }

    @Test
    void everyLineIsFoundAndNoOther() {
        LineTable table = new LineTable(ints(2, 3, 5, 8, 13), ints(1, 1, 1, 1, 1));
        List<Integer> found = new ArrayList<>();
        for (int line = 0; line < 15; line++) {
            int at = table.indexOf(line);
            if (at >= 0) {
                found.add(line);
                assertThat(table.number(at)).isEqualTo(line);
            }
        }
        assertThat(found).containsExactly(2, 3, 5, 8, 13);
        assertThat(LineTable.EMPTY.indexOf(1)).isNegative();
    }

    @Test
    void twoRunsOfTheSameLinesAddUp() {
        LineTable unit = new LineTable(ints(1, 2, 4), ints(1, 0, 0), ints(1, 0, 0), ints(1, 2, 0));
        LineTable integration = new LineTable(ints(2, 3, 5), ints(2, 0, NOT_A_LINE), ints(1, 0, 1), ints(3, 0, 0));
        LineTable both = unit.merge(integration);

        assertThat(both)
                .isEqualTo(new LineTable(
                        ints(1, 2, 3, 4, 5), ints(1, 2, 0, 0, NOT_A_LINE), ints(1, 1, 0, 0, 1), ints(1, 3, 0, 0, 0)))
                .isEqualTo(integration.merge(unit));
        assertThat(both.lines()).isEqualTo(new Counter(2, 2));
        assertThat(unit.merge(LineTable.EMPTY)).isSameAs(unit);
        assertThat(LineTable.EMPTY.merge(unit)).isSameAs(unit);
        assertThat(LineTable.EMPTY.isEmpty()).isTrue();
        assertThat(unit.isEmpty()).isFalse();
    }

    /** The code is taken to be the same where its lines stand in the same places, whatever ran. */
    @Test
    void theSameCodeStandsAlike() {
        LineTable table = new LineTable(ints(1, 300), ints(1, 0));

        assertThat(table.standsLike(new LineTable(ints(1, 300), ints(70_000, 5), ints(1, 1), ints(0, 0))))
                .isTrue();
        assertThat(table.standsLike(new LineTable(ints(1, 301), ints(1, 0)))).isFalse();
        assertThat(table.standsLike(new LineTable(ints(1), ints(1)))).isFalse();
        assertThat(table.standsLike(new LineTable(ints(1, 70_000), ints(1, 0)))).isFalse();
    }

    @Test
    void tablesOfTheSameAreEqual() {
        LineTable table = new LineTable(ints(1, 2), ints(1, 0), ints(1, 0), ints(1, 0));

        assertThat(table)
                .isEqualTo(new LineTable(ints(1, 2), ints(1, 0), ints(1, 0), ints(1, 0)))
                .hasSameHashCodeAs(new LineTable(ints(1, 2), ints(1, 0), ints(1, 0), ints(1, 0)))
                .isNotEqualTo(new LineTable(ints(1, 2), ints(1, 0), ints(1, 0), ints(2, 0)))
                .isNotEqualTo(new LineTable(ints(1, 2), ints(1, 0)))
                .isNotEqualTo(new LineTable(ints(1, 2), ints(1, 300), ints(1, 0), ints(1, 0)))
                .isNotEqualTo(new LineTable(ints(1, 300), ints(1, 0), ints(1, 0), ints(1, 0)))
                .isNotEqualTo(new LineTable(ints(1), ints(1), ints(1), ints(1)))
                .isNotEqualTo(named(table, 2, set(5, 2, 1)))
                .isNotEqualTo("a table");
    }

    private static BranchSet set(int key, int total, int... missed) {
        return new BranchSet(key, total, missed);
    }

    private static LineTable named(LineTable table, int line, BranchSet... sets) {
        BranchSets.Builder named = new BranchSets.Builder();
        for (BranchSet each : sets) {
            named.add(line, each);
        }
        return table.withBranchSets(named.build());
    }

    private static List<String> sets(BranchSets branches) {
        List<String> all = new ArrayList<>();
        branches.forEach((line, set) -> all.add(line + " " + set.key() + " " + set.covered() + "/" + set.total()));
        return all;
    }

    /** One run took the first branch of two, the other the second: counts alone would say one of two. */
    @Test
    void namedBranchesAreUnited() {
        LineTable line = new LineTable(ints(9), ints(1), ints(1), ints(1));
        LineTable both = named(line, 9, set(5, 2, 0)).merge(named(line, 9, set(5, 2, 1)));

        assertThat(both.branches()).isEqualTo(new Counter(2, 0));
        assertThat(sets(both.branchSets())).as("nothing is left to unite").isEmpty();
        assertThat(line.merge(line).branches()).isEqualTo(new Counter(1, 1));
    }

    @Test
    void aLineHasAtLeastWhatItsBranchesSay() {
        LineTable line = new LineTable(ints(3, 9), ints(1, 1), ints(2, 1), ints(0, 0));

        LineTable more = named(line, 9, set(5, 4, 0, 3), set(6, 3, 1));
        assertThat(more.coveredBranches(1)).isEqualTo(2);
        assertThat(more.missedBranches(1)).isEqualTo(2);
        assertThat(more.coveredBranches(0)).isEqualTo(2);
        assertThat(sets(more.branchSets())).containsExactly("9 5 2/4", "9 6 2/3");
        assertThat(named(line, 9, set(5, 3, 0, 1, 2)).missedBranches(1)).isEqualTo(2);
        assertThat(sets(named(line, 9, set(5, 3, 0, 1, 2)).branchSets()))
                .as("of a set that nobody took there is nothing to unite")
                .isEmpty();
        assertThat(sets(named(line, 3, set(5, 2, 0)).branchSets()))
                .as("both branches of the line are taken already")
                .isEmpty();
        assertThat(named(line, 9).branchSets().isEmpty()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> named(line, 4, set(5, 2, 0)));
    }

    /** Whatever of a set differs from the counts of its line: names are added, and nothing that is known gets lost. */
    @ParameterizedTest
    @CsvSource({
        // counts of the line, then of the set; covered and missed after it, and whether the names are kept
        "1, 1,  1, 1,  1, 1, true",
        "1, 2,  1, 1,  1, 2, true",
        "1, 1,  1, 2,  1, 2, true",
        "2, 1,  1, 1,  2, 1, false",
        "1, 1,  2, 1,  2, 1, true",
        "0, 1,  1, 1,  1, 1, true",
        "0, 2,  0, 2,  0, 2, false",
        "2, 0,  2, 0,  2, 0, false",
        "0, 0,  2, 1,  2, 1, true",
        "3, 0,  2, 1,  3, 0, false"
    })
    void aSetAndTheCountsOfItsLine(
            int covered, int missed, int setCovered, int setMissed, int afterCovered, int afterMissed, boolean kept) {
        LineTable before = new LineTable(ints(3, 8), ints(5, 1), ints(1, covered), ints(1, missed));
        BranchSet given =
                set(7, setCovered + setMissed, IntStream.range(0, setMissed).toArray());

        LineTable after = named(before, 8, given);

        assertThat(after.coveredBranches(1)).isEqualTo(afterCovered);
        assertThat(after.missedBranches(1)).isEqualTo(afterMissed);
        assertThat(after.branches()).isEqualTo(new Counter(1 + afterCovered, 1 + afterMissed));
        assertThat(after.lines()).isEqualTo(before.lines());
        BranchSets.Builder expected = new BranchSets.Builder();
        if (kept) {
            expected.add(8, given);
        }
        assertThat(after.branchSets()).isEqualTo(expected.build());
    }

    /** The order of what differs decides nothing. */
    @Test
    void oneSetThatSaysMoreIsEnoughWhereverItStands() {
        LineTable before = new LineTable(ints(3, 8), ints(5, 1), ints(1, 1), ints(1, 1));
        BranchSets.Builder both = new BranchSets.Builder();
        both.add(3, set(1, 3, 0, 2));
        both.add(8, set(1, 2, 0));

        LineTable after = before.withBranchSets(both.build());

        assertThat(after.missedBranches(0)).isEqualTo(2);
        assertThat(after.missedBranches(1)).isEqualTo(1);
    }

    @Test
    void branchesOnALineThatIsNotThereAreRefused() {
        LineTable table = new LineTable(ints(3), ints(5), ints(1), ints(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> named(table, 4, set(1, 2, 0)))
                .withMessage("branches stand on a line that is not there");
    }

    @Test
    void branchesAreSortedAndUnitedInWhateverOrderTheyCome() {
        BranchSets.Builder mixed = new BranchSets.Builder();
        mixed.add(300, set(-7, 3, 0, 2));
        mixed.add(2, set(1 << 20, 200, 0, 130));
        mixed.add(300, set(-7, 3, 1, 2));
        mixed.add(300, set(-7, 4, 1));
        mixed.add(300, set(-9, 3, 1));
        BranchSets sorted = mixed.build();

        assertThat(sets(sorted)).containsExactly("2 1048576 198/200", "300 -9 2/3", "300 -7 2/3", "300 -7 3/4");
        BranchSets.Builder ascending = new BranchSets.Builder();
        ascending.add(2, set(1 << 20, 200, 0, 130));
        ascending.add(300, set(-9, 3, 1));
        ascending.add(300, set(-7, 3, 2));
        ascending.add(300, set(-7, 4, 1));
        assertThat(ascending.build()).isEqualTo(sorted).hasSameHashCodeAs(sorted);
        assertThat(sorted.union(ascending.build())).isEqualTo(sorted);
        assertThat(sorted.union(BranchSets.NONE)).isSameAs(sorted);
        assertThat(BranchSets.NONE.union(sorted)).isSameAs(sorted);
        assertThat(new BranchSets.Builder().build()).isSameAs(BranchSets.NONE);
        assertThat(sorted).isNotEqualTo(BranchSets.NONE);
    }

    @Test
    void manyBranchesOfManyLinesComeBack() {
        BranchSets.Builder many = new BranchSets.Builder();
        List<String> expected = new ArrayList<>();
        int[] missed = new int[300];
        for (int i = 0; i < missed.length; i++) {
            missed[i] = 100 * i;
        }
        for (int line = 1; line <= 20; line++) {
            many.add(1000 * line, set(line, BranchSet.MAX_TOTAL, missed));
            expected.add(1000 * line + " " + line + " 65236/65536");
        }

        assertThat(sets(many.build())).isEqualTo(expected);
        many.build().forEach((line, set) -> assertThat(set.missedNames()).isEqualTo(missed));
    }

    @Test
    void whatBothRunsMissedIsMissed() {
        assertThat(set(1, 9, 0, 2, 4, 6).union(set(1, 9, 1, 2, 6, 8))).isEqualTo(set(1, 9, 2, 6));
        assertThat(set(1, 9, 0, 2).union(set(1, 9))).isEqualTo(set(1, 9));
        assertThat(set(1, 9, 5))
                .isNotEqualTo(set(1, 9, 6))
                .isNotEqualTo(set(2, 9, 5))
                .isNotEqualTo(set(1, 8, 5));
        assertThat(set(1, 9, 5)).hasSameHashCodeAs(set(1, 9, 5));
        assertThat(set(1, 9, 5, 7).missed()).isEqualTo(2);
        assertThat(set(1, 9, 5, 7).covered()).isEqualTo(7);
    }

    @Test
    void branchesThatCannotBeAreRefused() {
        assertThat(set(1, BranchSet.MAX_TOTAL, 0).total()).isEqualTo(BranchSet.MAX_TOTAL);
        assertThat(set(1, 1, 0).covered()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> set(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> set(1, BranchSet.MAX_TOTAL + 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> set(1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> set(1, 3, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> set(1, 3, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> set(1, 3, 2, 1));
    }

    private static String functions(FunctionTable table) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            all.add(table.line(i) + " " + table.name(i) + " " + table.hits(i));
        }
        return String.join(", ", all);
    }

    @Test
    void functionsAreSortedByLineAndNameAndRepeatedOnesJoined() {
        FunctionTable mixed = FunctionTable.of(
                new String[] {"b", "z", "a", "z", "c", "b"}, ints(7, 2, 7, 2, 7, 7), ints(1, 0, 0, 3, 0, 4));

        assertThat(functions(mixed)).isEqualTo("2 z 3, 7 a 0, 7 b 5, 7 c 0");
        assertThat(mixed.counter()).isEqualTo(new Counter(2, 2));
        assertThat(functions(FunctionTable.of(new String[] {"x", "y"}, ints(1, 1), ints(1, 0))))
                .isEqualTo("1 x 1, 1 y 0");
        assertThat(functions(FunctionTable.of(new String[] {"y", "x"}, ints(3, 4), ints(1, 0))))
                .isEqualTo("3 y 1, 4 x 0");
        assertThat(functions(FunctionTable.of(new String[] {"y", "x"}, ints(4, 3), ints(1, 0))))
                .isEqualTo("3 x 0, 4 y 1");
    }

    @Test
    void functionsOfTwoRunsAddUp() {
        FunctionTable unit = FunctionTable.of(new String[] {"a", "b"}, ints(1, 5), ints(0, 2));
        FunctionTable more = FunctionTable.of(new String[] {"b", "c"}, ints(5, 9), ints(1, 0));

        assertThat(functions(unit.merge(more))).isEqualTo("1 a 0, 5 b 3, 9 c 0");
        assertThat(unit.merge(FunctionTable.EMPTY)).isSameAs(unit);
        assertThat(FunctionTable.EMPTY.merge(unit)).isSameAs(unit);
        assertThat(FunctionTable.EMPTY.isEmpty()).isTrue();
        assertThat(unit.isEmpty()).isFalse();
        assertThat(FunctionTable.of(new String[0], ints(), ints())).isSameAs(FunctionTable.EMPTY);
    }

    @Test
    void functionsThatCannotBeAreRefused() {
        String[] one = {"f"};
        assertThatIllegalArgumentException().isThrownBy(() -> FunctionTable.of(one, ints(), ints(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> FunctionTable.of(one, ints(1), ints()));
        assertThatIllegalArgumentException().isThrownBy(() -> FunctionTable.of(one, ints(-1), ints(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> FunctionTable.of(one, ints(1), ints(-1)));
        FunctionTable unknown = FunctionTable.of(one, ints(0), ints(0));
        assertThat(functions(unknown)).isEqualTo("0 f 0");
        assertThat(unknown)
                .isEqualTo(FunctionTable.of(one, ints(0), ints(0)))
                .hasSameHashCodeAs(FunctionTable.of(one, ints(0), ints(0)))
                .isNotEqualTo(FunctionTable.of(one, ints(1), ints(0)))
                .isNotEqualTo(FunctionTable.of(one, ints(0), ints(1)))
                .isNotEqualTo(FunctionTable.of(new String[] {"g"}, ints(0), ints(0)));
    }

    /** The greatest number a line can have is one as any other. */
    @Test
    void theLastLinesOfTwoRunsAddUpToo() {
        LineTable last = new LineTable(ints(1, Integer.MAX_VALUE), ints(1, 0));
        LineTable other = new LineTable(ints(Integer.MAX_VALUE), ints(3));

        assertThat(last.merge(other))
                .isEqualTo(new LineTable(ints(1, Integer.MAX_VALUE), ints(1, 3)))
                .isEqualTo(other.merge(last));
    }

    @Test
    void tablesThatDifferSpreadInAHashedCollection() {
        LineTable table = new LineTable(ints(1, 2), ints(1, 0));
        FunctionTable functions = FunctionTable.of(new String[] {"f"}, ints(1), ints(1));

        assertThat(table.hashCode())
                .isNotEqualTo(new LineTable(ints(1, 3), ints(1, 0)).hashCode())
                .isNotEqualTo(new LineTable(ints(1, 2), ints(1, 5)).hashCode());
        assertThat(functions.hashCode())
                .isNotEqualTo(
                        FunctionTable.of(new String[] {"g"}, ints(1), ints(1)).hashCode());
        assertThat(set(1, 9, 5).hashCode())
                .isNotEqualTo(set(2, 9, 5).hashCode())
                .isNotEqualTo(set(1, 8, 5).hashCode())
                .isNotEqualTo(set(1, 9, 6).hashCode());
        assertThat(named(table, 1, set(1, 2, 0)).branchSets().hashCode())
                .isNotEqualTo(named(table, 1, set(2, 2, 0)).branchSets().hashCode());
    }

    @Test
    void inAMessageTheySayWhatTheyHold() {
        LineTable table = named(new LineTable(ints(1, 9), ints(1, 0)), 1, set(7, 2, 1));

        assertThat(table).hasToString("Counter[covered=1, missed=1] lines, Counter[covered=1, missed=1] branches");
        assertThat(table.branchSets()).hasToString("{1=[branches: 1 of 2, without [1]]}");
        assertThat(FunctionTable.of(new String[] {"f"}, ints(1), ints(0)))
                .hasToString("Counter[covered=0, missed=1] functions");
    }
}
