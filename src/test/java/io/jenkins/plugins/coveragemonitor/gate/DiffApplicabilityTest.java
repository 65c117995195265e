package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Hunk;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A diff that does not say where it begins fits two measurements if each line of code is where it says. */
class DiffApplicabilityTest {
    private static final FileChange NEW =
            new FileChange(null, List.of(new LineRange(1, 1)), List.of(new Hunk(0, 0, 1, 1)));

    private static boolean leads(Patch patch, Measurement before, Measurement now) {
        return new DiffApplicability(patch).leads(before, now);
    }

    private static Patch patch(Map<String, FileChange> files, String... deleted) {
        return new Patch(files, Set.of(deleted), List.of());
    }

    @Test
    void untouchedCodeStandsWhereItStood() {
        Patch none = patch(Map.of());

        assertThat(leads(none, measurement(source("f", "+-")), measurement(source("f", "-+"))))
                .isTrue();
        assertThat(leads(none, measurement(source("f", "+-")), measurement(source("f", "+-+"))))
                .isFalse();
        assertThat(leads(none, measurement(Builds.file("f", 5, 5)), measurement(Builds.file("f", 6, 4))))
                .as("as far as a report says")
                .isTrue();
        assertThat(leads(none, measurement(Builds.file("f", 5, 5)), measurement(Builds.file("f", 6, 5))))
                .isFalse();
    }

    @Test
    void aNewFileWasNotThereAndADeletedOneIsNotThereNow() {
        Measurement f = measurement(source("f", "+"));
        Measurement both = measurement(source("f", "+"), source("g", "+"));

        assertThat(leads(patch(Map.of("g", NEW)), f, both)).isTrue();
        assertThat(leads(patch(Map.of("g", NEW)), both, both)).isFalse();
        assertThat(leads(patch(Map.of()), f, both)).isFalse();
        assertThat(leads(patch(Map.of(), "g"), both, f)).isTrue();
        assertThat(leads(patch(Map.of()), both, f)).isFalse();
    }

    @Test
    void aListOfChangedLinesDoesNotSayWhatWasRemoved() {
        Measurement files = measurement(source("f", "+"));
        FileChange listed = new FileChange("f", List.of(new LineRange(1, 1)), null);

        assertThat(leads(patch(Map.of("f", listed)), files, files)).isFalse();
    }

    @Test
    void aRenamedFileIsFoundUnderItsOldName() {
        Patch renaming = patch(Map.of("new", new FileChange("old", List.of(), List.of())));

        assertThat(leads(renaming, measurement(source("old", "+-")), measurement(source("new", "--"))))
                .isTrue();
        assertThat(leads(renaming, measurement(source("old", "+-")), measurement(source("new", "-"))))
                .isFalse();
    }
}
