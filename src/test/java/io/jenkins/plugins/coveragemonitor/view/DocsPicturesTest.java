package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes the pictures of the documentation from the real pages: {@code mvn test -Dtest=DocsPicturesTest
 * -Ddocs.pictures=docs/images}.
 */
@EnabledIfSystemProperty(named = "docs.pictures", matches = ".+")
class DocsPicturesTest {
    private static final long LARGEST = 150_000;

    @ParameterizedTest
    @CsvSource({
        "job-card, 860, 520, false",
        "job-card, 860, 520, true",
        "trend, 1100, 1010, false",
        "build, 1100, 800, false",
        "build, 1100, 800, true",
        "source, 1100, 640, false",
        "dashboard, 1100, 560, false"
    })
    void picture(String name, int width, int height, boolean dark) throws IOException {
        Path file = Path.of(System.getProperty("docs.pictures")).resolve(name + (dark ? "-dark" : "") + ".png");
        try (Browser browser = new Browser();
                PageServer server = new PageServer()) {
            server.with("api/job-card?job=payments-api", () -> JobCards.of(SamplePages.job(120)));
            server.with(
                    "api/trend?job=payments-api",
                    () -> TrendPages.of(SamplePages.job(120).keeping(Set.of(60, 104))));
            server.with("api/build?job=payments-api&build=120", SamplePages::build);
            server.with("api/source?job=payments-api&build=120", SamplePages::source);
            server.with("api/dashboard?", SamplePages::dashboard);
            Page page = browser.page(width, height, dark);
            page.clock().setFixedTime(PaymentsApi.NEWEST.plusSeconds(240).toString());
            String job = name.equals("dashboard") ? "" : "&job=payments-api";
            String build = name.equals("build") || name.equals("source") ? "&build=120" : "";
            String theme = dark ? "&theme=dark" : "&theme=light";
            page.navigate(server.url("frame.html?page=" + name + job + build + theme));
            page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
            page.waitForTimeout(300);
            page.screenshot(
                    new Page.ScreenshotOptions().setType(ScreenshotType.PNG).setPath(file));
        }
        assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(LARGEST);
    }
}
