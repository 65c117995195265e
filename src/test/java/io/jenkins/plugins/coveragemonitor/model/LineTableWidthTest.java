package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** A table gives back what it was made of, however wide its numbers are. */
class LineTableWidthTest {
    @Tag("generated")
    @Property(tries = 500)
    void givesBackWhatItWasMadeOf(
            @ForAll("lines") Set<Integer> lines, @ForAll("counts") int[] counts, @ForAll boolean branched) {
        int[] numbers =
                new TreeSet<>(lines).stream().mapToInt(Integer::intValue).toArray();
        int size = numbers.length;
        int[] hits = new int[size];
        int[] covered = branched ? new int[size] : null;
        int[] missed = branched ? new int[size] : null;
        for (int i = 0; i < size; i++) {
            hits[i] = i % 7 == 3 ? LineTable.NOT_A_LINE : counts[i % counts.length];
            if (branched) {
                covered[i] = counts[(i + 1) % counts.length];
                missed[i] = counts[(i + 2) % counts.length];
            }
        }

        LineTable table = new LineTable(numbers, hits, covered, missed);

        assertThat(table.size()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(table.number(i)).isEqualTo(numbers[i]);
            assertThat(table.hits(i)).isEqualTo(hits[i]);
            assertThat(table.coveredBranches(i)).isEqualTo(branched ? covered[i] : 0);
            assertThat(table.missedBranches(i)).isEqualTo(branched ? missed[i] : 0);
            assertThat(table.indexOf(numbers[i])).isEqualTo(i);
        }
        LineTable longer = new LineTable(
                size,
                Arrays.copyOf(numbers, size + 1),
                Arrays.copyOf(hits, size + 3),
                branched ? Arrays.copyOf(covered, size + 2) : null,
                branched ? Arrays.copyOf(missed, size + 1) : null);
        assertThat(longer).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(longer.standsLike(table)).isTrue();
    }

    @Provide
    Arbitrary<Set<Integer>> lines() {
        return Arbitraries.of(200, 65_600, Integer.MAX_VALUE).flatMap(most -> Arbitraries.integers()
                .between(1, most)
                .set()
                .ofMinSize(1)
                .ofMaxSize(60));
    }

    @Provide
    Arbitrary<int[]> counts() {
        return Arbitraries.of(0, 254, 255, 256, 65_534, 65_535, 65_536, Integer.MAX_VALUE)
                .flatMap(most -> Arbitraries.integers()
                        .between(Math.max(0, most - 3), most)
                        .array(int[].class)
                        .ofMinSize(1)
                        .ofMaxSize(8));
    }

    @Example
    void tablesOfOtherNumbersInTheSameBytesAreNotEqual() {
        LineTable wideNumber = new LineTable(new int[] {0x0101}, new int[] {0});
        LineTable wideHits = new LineTable(new int[] {0x01}, new int[] {0x0100});

        assertThat(wideNumber).isNotEqualTo(wideHits);
        assertThat(wideNumber.standsLike(wideHits)).isFalse();
    }

    @Example
    void hasNoLineBesides() {
        LineTable table = new LineTable(new int[] {2, 4}, new int[] {1, 1});

        assertThat(table.indexOf(1)).isNegative();
        assertThat(table.indexOf(3)).isNegative();
        assertThat(table.indexOf(5)).isNegative();
        assertThatThrownBy(() -> table.hits(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.number(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void takesNoColumnThatIsTooShort() {
        assertThatThrownBy(() -> new LineTable(2, new int[] {1, 2}, new int[] {1}, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LineTable(new int[] {1, 2}, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
