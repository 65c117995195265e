package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.view.PageFiles;
import io.jenkins.plugins.coveragemonitor.view.PageTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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

    @Test
    void textsAreAskedForByTheirContentInTheLanguagesThatPagesSpeak() {
        PageHead head = PageHead.of(null);
        PageTexts german = PageTexts.of("de").orElseThrow();
        assertThat(head.textsUrl(Locale.forLanguageTag("de-AT")))
                .isEqualTo("/coverage-monitor/texts?language=de&v=" + german.hash());
        assertThat(head.textsUrl(Locale.ENGLISH)).isNull();
        assertThat(head.textsUrl(Locale.FRENCH)).isNull();
        DashboardAction pages = new DashboardAction();
        assertThat(((JsonPageResponse) pages.doTexts("de", german.hash())).caching())
                .contains("immutable");
        assertThat(((JsonPageResponse) pages.doTexts("de", "older")).caching()).isEqualTo("no-store");
    }
}
