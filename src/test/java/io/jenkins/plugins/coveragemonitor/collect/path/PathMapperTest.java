package io.jenkins.plugins.coveragemonitor.collect.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file has one path, however its tools spell it; two files stay two. */
class PathMapperTest {
    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void create() throws IOException {
        workspace = new Workspace(folder.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/core/list.c",
                "./src/core/list.c",
                "src\\core\\list.c",
                "src/app/../core/list.c",
                "../src/core/list.c",
                "core/list.c",
                "/app/src/core/list.c",
                "/home/ci/jobs/17/src/core/list.c",
                "C:\\agent\\ws\\src\\core\\list.c",
                "c:/AGENT/ws/Src/Core/LIST.C",
                "file:///builds/src/core/list.c",
                "webpack://shop/./src/core/list.c",
            })
    void everySpellingOfAFileIsThatFile(String spelling) throws Exception {
        workspace.sources("src/core/list.c", "src/core/map.c", "src/app/list.c").lcov("coverage/lcov.info", spelling);

        assertThat(Workspace.paths(workspace.collect())).containsExactly("src/core/list.c");
    }

    @Test
    void theRealPathOfTheWorkspaceIsTakenAway() throws Exception {
        workspace.sources("list.c").lcov("lcov.info", folder.toRealPath() + "/list.c", folder.toRealPath() + "/gone.c");

        assertThat(Workspace.paths(workspace.collect())).containsExactly("gone.c", "list.c");
    }

    @Test
    void aFileOfTwoModulesStaysTwo() throws Exception {
        workspace
                .sources("a/src/main/java/x/App.java", "b/src/main/java/x/App.java", "b/src/main/java/x/Only.java")
                .lcov("a/build/lcov.info", "x/App.java")
                .lcov("b/build/lcov.info", "x/App.java", "x/Only.java");

        Collected collected = workspace.collect();

        assertThat(Workspace.paths(collected))
                .containsExactly(
                        "a/src/main/java/x/App.java", "b/src/main/java/x/App.java", "b/src/main/java/x/Only.java");
        assertThat(collected.reports())
                .allSatisfy(row -> assertThat(row.problems()).isEmpty());
    }

    @Test
    void theOtherFilesOfAReportDecideWhereAnAmbiguousOneIs() throws Exception {
        workspace
                .sources("a/src/x/App.c", "b/src/x/App.c", "b/src/x/Only.c")
                .lcov("lcov.info", "/build/x/App.c", "/build/x/Only.c");

        assertThat(Workspace.paths(workspace.collect())).containsExactly("b/src/x/App.c", "b/src/x/Only.c");
    }

    @Test
    void aGoModuleIsWhereItsModFileSays() throws Exception {
        workspace.sources("services/auth/main.go", "services/shop/main.go", "services/shop/cart/cart.go");
        Files.writeString(folder.resolve("services/auth/go.mod"), "module example.org/auth\n\ngo 1.22\n");
        Files.writeString(folder.resolve("services/shop/go.mod"), "// Shop.\nmodule \"example.org/x/shop\"\n");
        Files.writeString(folder.resolve("services/shop/cart/go.mod"), "no directive\n");
        workspace.lcov(
                "lcov.info",
                "example.org/auth/main.go",
                "example.org/x/shop/main.go",
                "example.org/x/shop/cart/cart.go",
                "example.org/auth/gone.go",
                "example.org/other/main.go",
                "example.org/auth/data.py");

        assertThat(Workspace.paths(workspace.collect()))
                .containsExactly(
                        "example.org/auth/data.py",
                        "example.org/other/main.go",
                        "services/auth/gone.go",
                        "services/auth/main.go",
                        "services/shop/cart/cart.go",
                        "services/shop/main.go");
    }

    @Test
    void theGroupOfAnAggregateReportNamesTheModule() throws Exception {
        workspace
                .sources("core/src/main/java/x/App.java", "web/src/main/java/x/App.java")
                .lcov("all/target/lcov.info", "core/x/App.java", "web/x/App.java");

        assertThat(Workspace.paths(workspace.collect()))
                .containsExactly("core/src/main/java/x/App.java", "web/src/main/java/x/App.java");
    }

    @Test
    void whatStaysAmbiguousIsSaid() throws Exception {
        workspace.sources("a/src/x/App.c", "b/src/x/App.c").lcov("lcov.info", "x/App.c");

        Collected collected = workspace.collect();

        assertThat(Workspace.paths(collected)).containsExactly("x/App.c");
        assertThat(collected.reports().get(0).problems())
                .containsExactly(
                        "lcov.info: x/App.c may be a/src/x/App.c or b/src/x/App.c;"
                                + " it keeps the path of the report, write the report into its module's folder to tell them apart");
    }

    @Test
    void aCopyAmongTheBuildProductsIsNotTheSource() throws Exception {
        workspace.sources("build/lib/pkg/mod.py", "lib/pkg/mod.py").lcov("lcov.info", "pkg/mod.py");

        assertThat(Workspace.paths(workspace.collect())).containsExactly("lib/pkg/mod.py");
    }

    @Test
    void aGeneratedFileIsPutWhereTheOthersAre() throws Exception {
        workspace.sources("m/src/a.c", "m/src/b.c").lcov("lcov.info", "/app/src/a.c", "/app/src/b.c", "/app/src/gen.c");

        assertThat(Workspace.paths(workspace.collect())).containsExactly("m/src/a.c", "m/src/b.c", "m/src/gen.c");
    }

    @Test
    void aSystemHeaderIsNoFileOfTheWorkspace() throws Exception {
        workspace.sources("bits/vector.h").lcov("lcov.info", "/usr/include/c++/12/bits/vector.h");

        assertThat(Workspace.paths(workspace.collect())).containsExactly("/usr/include/c++/12/bits/vector.h");
    }
}
