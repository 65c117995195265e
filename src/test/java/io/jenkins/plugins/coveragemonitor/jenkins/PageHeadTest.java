package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.view.PageFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the views tell the browser that the files of a page are. */
class PageHeadTest {
    @Test
    void filesAreAskedForByTheirContent() throws IOException {
        Path webapp = Path.of("src/main/webapp");
        PageHead head = PageHead.of(webapp);
        assertThat(head.getUrl()).isEqualTo("/static/" + PageFiles.of(webapp).hash() + "/plugin/coverage-monitor/");
        assertThat(head.modules("build")).contains("js/build.js");
        assertThat(head.getStyles()).contains("css/build.css");
    }

    @Test
    void withoutAFolderAPageFindsItsFilesAlsoThen(@TempDir Path folder) {
        for (PageHead head : new PageHead[] {PageHead.of(null), PageHead.of(folder.resolve("gone"))}) {
            assertThat(head.getUrl()).isEqualTo("/plugin/coverage-monitor/");
            assertThat(head.modules("build")).isEmpty();
            assertThat(head.getStyles()).isEmpty();
        }
    }
}
