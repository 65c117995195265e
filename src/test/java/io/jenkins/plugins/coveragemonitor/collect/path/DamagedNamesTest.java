package io.jenkins.plugins.coveragemonitor.collect.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report in another encoding than UTF-8 loses letters of names; the workspace tells which file was meant, if only one can be. */
class DamagedNamesTest {
    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void begin() {
        workspace = new Workspace(folder);
    }

    private String path(String source) throws Exception {
        String report = "TN:\nSF:" + source + "\nDA:1,1\nend_of_record\n";
        Files.write(folder.resolve("lcov.info"), report.getBytes(StandardCharsets.ISO_8859_1));
        return Workspace.paths(workspace.collect()).get(0);
    }

    @Test
    void aNameInLatin1IsTheOneFileThatFits() throws Exception {
        workspace.sources("src/Gr\u00F6\u00DFe.js", "src/Gre.js", "other/\u00C4.js");
        assertThat(path("src/Gr\u00F6\u00DFe.js")).isEqualTo("src/Gr\u00F6\u00DFe.js");
        assertThat(path("/build/agent/src/Gr\u00F6\u00DFe.js")).isEqualTo("src/Gr\u00F6\u00DFe.js");
        assertThat(path("src/Gre.js")).isEqualTo("src/Gre.js");
    }

    @Test
    void foldersTellFilesOfOneNameApart() throws Exception {
        workspace.sources("a/\u00E4/x\u00FC.c", "b/\u00E4/x\u00FC.c", "b/\u00E4/y.c");
        assertThat(path("b/\u00E4/x\u00FC.c")).isEqualTo("b/\u00E4/x\u00FC.c");
        assertThat(path("b/\u00E4/y.c")).isEqualTo("b/\u00E4/y.c");
    }

    @Test
    void whereTwoFilesFitNoneIsTaken() throws Exception {
        workspace.sources("src/\u00E4.c", "src/\u00FC.c");
        assertThat(path("src/\u00E4.c")).isEqualTo("src/\uFFFD.c");
    }
}
