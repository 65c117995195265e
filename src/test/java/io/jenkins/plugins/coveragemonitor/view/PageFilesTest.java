package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page needs is known before it asks, and has a name of its own for each content. */
class PageFilesTest {
    private static final Path WEBAPP = Path.of("src/main/webapp");

    @Test
    void aPageNeedsItsOwnScriptsAndNoOthers() throws IOException {
        PageFiles files = PageFiles.of(WEBAPP);
        assertThat(files.modules("trend"))
                .startsWith("js/cm.js", "js/trend.js")
                .contains("js/trend-chart.js", "js/lib/dom.js", "js/lib/texts.js", "js/live-bar.js")
                .doesNotContain("js/job-card.js", "js/dashboard.js", "js/frame.js")
                .doesNotHaveDuplicates();
        assertThat(files.modules("source")).contains("js/minimap.js").doesNotContain("js/trend-chart.js");
        assertThat(files.modules("trend"))
                .allSatisfy(name -> assertThat(WEBAPP.resolve(name)).isRegularFile());
    }

    @Test
    void everyStyleSheetIsNeeded() throws IOException {
        assertThat(PageFiles.of(WEBAPP).styles())
                .startsWith("css/cm.css")
                .contains("css/tokens.css", "css/forced-colors.css")
                .hasSizeGreaterThan(8);
    }

    @Test
    void anotherContentHasAnotherName(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("js"));
        Files.writeString(folder.resolve("js/cm.js"), "import { a } from './a.js';\n");
        Files.writeString(folder.resolve("js/a.js"), "export const a = 1;\n");
        String before = PageFiles.of(folder).hash();
        assertThat(before).matches("[0-9a-f]{24}");
        assertThat(PageFiles.of(folder).hash()).isEqualTo(before);
        Files.writeString(folder.resolve("js/a.js"), "export const a = 2;\n");
        assertThat(PageFiles.of(folder).hash()).isNotEqualTo(before);
        assertThat(PageFiles.of(folder).modules("none")).containsExactly("js/cm.js", "js/a.js");
    }
}
