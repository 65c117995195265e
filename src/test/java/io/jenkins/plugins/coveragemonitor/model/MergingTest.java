package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The order in which reports are found and stages end never changes a number. */
class MergingTest {
    @Provide
    Arbitrary<Measurement> measurements() {
        return Measurements.any();
    }

    @Provide
    Arbitrary<FileCoverage> files() {
        return Measurements.files("a.c");
    }

    @Tag("generated")
    @Property(tries = 300)
    void mergingIsCommutative(@ForAll("measurements") Measurement a, @ForAll("measurements") Measurement b) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(b).counters()).isEqualTo(b.merge(a).counters());
    }

    @Tag("generated")
    @Property(tries = 300)
    void mergingIsAssociative(
            @ForAll("measurements") Measurement a,
            @ForAll("measurements") Measurement b,
            @ForAll("measurements") Measurement c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    }

    @Tag("generated")
    @Property(tries = 300)
    void mergingAMeasurementWithItselfChangesNoCoverage(@ForAll("measurements") Measurement a) {
        assertThat(a.merge(a).counters()).isEqualTo(a.counters());
    }

    @Tag("generated")
    @Property(tries = 300)
    void aFileIsNeverLessCoveredAfterAMerge(@ForAll("files") FileCoverage a, @ForAll("files") FileCoverage b) {
        FileCoverage merged = a.merge(b);

        assertThat(merged.lines().lines().covered())
                .isGreaterThanOrEqualTo(a.lines().lines().covered());
        assertThat(merged.lines().branches().total())
                .isGreaterThanOrEqualTo(b.lines().branches().total());
    }
}
