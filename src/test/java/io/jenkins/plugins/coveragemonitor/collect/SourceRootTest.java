package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several reports of one run that spell their files differently, where the workspace has only the reports. */
class SourceRootTest {
    @Test
    void oneRunIsCountedOnceHoweverItsReportsSpellTheirFiles(@TempDir Path folder) throws Exception {
        Workspace workspace = new Workspace(folder.toRealPath());
        workspace.lcov("a.info", "lib/cart.js", "lib/item.js");
        workspace.lcov("b.info", "/ci/app/lib/cart.js", "/ci/app/lib/item.js", "/ci/app/lib/old.js");

        assertThat(workspace.collect().measurement().counters().get(Metric.LINE))
                .isEqualTo(new Counter(3, 3));
    }

    @Test
    void theRootIsWhatBringsMostPathsTogether() {
        assertThat(root(List.of("lib/a.js", "lib/b.js", "/ci/lib/a.js", "/ci/lib/b.js", "/old/lib/a.js")))
                .isEqualTo("/ci/");
        assertThat(root(List.of("src/a.cs", "C:/ws/src/a.cs"))).isEqualTo("C:/ws/");
    }

    @Test
    void aBareNameIsEnoughForFilesOfTheSameLines(@TempDir Path folder) throws Exception {
        Workspace workspace = new Workspace(folder.toRealPath());
        String lines = "DA:3,1\nDA:4,0\nDA:7,0\nDA:9,1\nDA:10,0\nend_of_record\n";
        workspace
                .file("a.info", "TN:\nSF:main.cpp\n" + lines)
                .file("b.info", "TN:\nSF:/ci/app/main.cpp\n" + lines)
                .file("c.info", "TN:\nSF:/ci/other/tool.cpp\nDA:1,1\nend_of_record\n");

        assertThat(workspace.collect().measurement().counters().get(Metric.LINE))
                .isEqualTo(new Counter(3, 3));
        assertThat(Workspace.paths(workspace.collect())).containsExactlyInAnyOrder("main.cpp", "/ci/other/tool.cpp");
    }

    @Test
    void whatMayBeTwoFilesStaysTwo() {
        assertThat(root(List.of("lib/a.js", "/one/lib/a.js", "/two/lib/a.js"))).isNull();
        assertThat(root(List.of("main.c", "/ci/main.c"))).isNull();
        assertThat(root(List.of("include/a.h", "/usr/include/a.h", "lib/a.js"))).isNull();
        assertThat(root(List.of("/ci/lib/a.js"))).isNull();
    }

    @Test
    void doubtIsToldWhereTwoReportsMaySpellOneFile(@TempDir Path folder) throws Exception {
        Workspace workspace = new Workspace(folder.toRealPath());
        workspace.lcov("a.info", "main.cpp", "lib/b.cpp");
        workspace.lcov("b.info", "build/main.cpp", "build/lib/b.cpp");

        Collected collected = workspace.collect();

        assertThat(Workspace.paths(collected)).hasSize(4);
        assertThat(collected.reports().get(1).problems())
                .containsExactly("build/lib/b.cpp may be the lib/b.cpp of a.info, and so may 1 other file; it counts as"
                        + " another file, as the workspace has neither: record where the sources are, or let the tools"
                        + " write the same paths");
    }

    @Test
    void noDoubtIsToldOfFilesThatAreTwo(@TempDir Path folder) throws Exception {
        Workspace workspace = new Workspace(folder.toRealPath());
        workspace.lcov("a.info", "main.cpp", "build/main.cpp");
        workspace.file("b.info", "TN:\nSF:other/main.cpp\nDA:7,1\nDA:9,1\nend_of_record\n");

        assertThat(workspace.collect().reports())
                .allSatisfy(report -> assertThat(report.problems()).isEmpty());
        workspace.sources("main.cpp");
        workspace.lcov("b.info", "lib/main.cpp");
        assertThat(workspace.collect().reports())
                .allSatisfy(report -> assertThat(report.problems()).isEmpty());
    }

    private static String root(List<String> paths) {
        return SourceRoot.of(paths, (absolute, relative) -> false);
    }
}
