package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comment in a Ruby source switches off counts where the source is not there, and only there. */
class NocovCommentsTest {
    private static final String SUITE =
            """
            {"RSpec": {"coverage": {"/ci/app/lib/cart.rb": {"lines": [1, 1, null, 0, null, 0, 0],
            "branches": {"[:if, 0, 2, 0, 6, 3]": {"[:then, 1, 4, 2, 4, 9]": 0, "[:else, 2, 6, 2, 6, 9]": 1}}}},
            "timestamp": 1}}
            """;

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void create() throws IOException {
        workspace = new Workspace(folder.toRealPath()).file("coverage/.resultset.json", SUITE);
    }

    private Counter counter(Metric metric) throws Exception {
        return workspace.collect().measurement().counters().get(metric);
    }

    @Test
    void countsEverythingWithoutTheSource() throws Exception {
        assertThat(counter(Metric.LINE)).isEqualTo(new Counter(2, 3));
        assertThat(counter(Metric.BRANCH)).isEqualTo(new Counter(1, 1));
    }

    @Test
    void leavesOutTheLinesAndTheBranchesBetweenTwoComments() throws Exception {
        workspace.file("lib/cart.rb", "def add\n  if x\n    # :nocov:\n    a\n    #:nocov: again\n    b\n");

        assertThat(counter(Metric.LINE)).isEqualTo(new Counter(2, 2));
        assertThat(counter(Metric.BRANCH)).isEqualTo(new Counter(1, 0));
    }

    @Test
    void leavesOutTheRestBehindAnOddComment() throws Exception {
        workspace.file("lib/cart.rb", "def add\n  if x\n  y\n  a\n  # :nocov:\n  b\nend\n");

        assertThat(counter(Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(counter(Metric.BRANCH)).isEqualTo(new Counter(0, 1));
    }

    @Test
    void isNotMisledByTextThatIsNoComment() throws Exception {
        workspace.file("lib/cart.rb", "puts ':nocov:'\nx # :nocov:\n\n\n\n\n\n");

        assertThat(counter(Metric.LINE)).isEqualTo(new Counter(2, 3));
    }

    @Test
    void comesToWhatSimpleCovPrinted() throws Exception {
        Path ruby = SharedData.path("polyglot/ruby");
        try (Stream<Path> files = Files.walk(ruby)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ruby.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.deleteIfExists(copy);
                Files.copy(file, copy);
            }
        }

        Collected collected = workspace.collect(new ReportSpec("", null, "coverage/.resultset.json"));

        assertThat(collected.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(22, 10));
        assertThat(collected.measurement().counters().get(Metric.BRANCH)).isEqualTo(new Counter(5, 4));
        assertThat(collected.errors()).isEqualTo(List.of());
    }
}
