package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Branches come out of their packing as they went in. */
class PackedBranchesTest {
    private record Branch(int line, long key, boolean isTaken) {}

    private static LcovBranches branches(List<Branch> some) {
        LcovBranches branches = new LcovBranches();
        some.forEach(branch -> branches.add(branch.line, branch.key, branch.isTaken));
        branches.normalise();
        return branches;
    }

    @Property(tries = 300)
    void unpackedTheyAreTheSame(@ForAll("branches") List<Branch> some, @ForAll("branches") List<Branch> others) {
        PackedBranches packed = new PackedBranches(0);

        assertThat(packed.add("a", branches(some))).isNegative();
        assertThat(packed.add("b", branches(others))).isNegative();
        assertThat(packed.add("a", branches(others))).isZero();
        assertThat(packed.add("b", branches(some))).isEqualTo(1);

        assertThat(packed.files()).isEqualTo(2);
        assertThat(all(packed.of(0))).isEqualTo(all(branches(some)));
        assertThat(all(packed.of(1))).isEqualTo(all(branches(others)));
    }

    @Provide
    Arbitrary<List<Branch>> branches() {
        Arbitrary<Integer> line = Arbitraries.integers().between(1, Integer.MAX_VALUE);
        Arbitrary<Long> block = Arbitraries.longs().between(0, (1L << 30) - 1);
        Arbitrary<Long> number = Arbitraries.longs().between(0, Integer.MAX_VALUE);
        Arbitrary<Long> plain = Combinators.combine(block, number).as((high, low) -> high << 32 | low);
        Arbitrary<Long> key = Arbitraries.oneOf(
                plain,
                plain.map(some -> some | LcovBranches.EXCEPTION << 32),
                number.map(text -> LcovBranches.TEXT | text));
        return Combinators.combine(line, key, Arbitraries.of(true, false))
                .as(Branch::new)
                .list()
                .ofMaxSize(200);
    }

    @Example
    void aFewBytesAreEnoughForEach() {
        LcovBranches branches = new LcovBranches();
        IntStream.range(0, 1000).forEach(i -> branches.add(i / 2 + 1, i % 2, true));

        PackedBranches packed = new PackedBranches(0);
        packed.add("a", branches);

        assertThat(packed.length()).isEqualTo(3000);
    }

    private static List<String> all(LcovBranches branches) {
        return IntStream.range(0, branches.size())
                .mapToObj(i -> branches.line(i) + " " + branches.key(i) + " " + branches.isTaken(i))
                .toList();
    }
}
