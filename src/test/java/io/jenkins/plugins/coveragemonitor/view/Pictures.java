package io.jenkins.plugins.coveragemonitor.view;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures of the pages for docs/pages.md, each in both themes: {@code mvn test -Dtest='*PicturesTest'
 * -Ddocs.pictures=docs/images}. With {@code -Ddocs.pictures.widths=360,1024,1440,2560} and another folder they show the
 * pages in other windows, to be looked at.
 */
public final class Pictures {
    /** The property that names the folder; without it no picture is taken. */
    public static final String FOLDER = "docs.pictures";

    /** The width of the window that the documentation shows. */
    public static final int WIDTH = 1280;

    private static final int HEIGHT = 900;

    /** What a page has below that is more of the same. */
    private static final int TALLEST = 2_000;

    /** Where the page ends, however tall the window is. */
    private static final String BOTTOM =
            "Math.ceil(Math.max(...[...document.body.children].map(one => one.getBoundingClientRect().bottom + scrollY)))"
                    + " + 24";

    private static final List<Integer> WIDTHS = Stream.of(
                    System.getProperty("docs.pictures.widths", "" + WIDTH).split(","))
            .map(Integer::valueOf)
            .toList();

    private Pictures() {}

    /** The whole page as it is, light and dark, in each width; it is left light and as wide as {@link #WIDTH}. */
    public static void take(Page page, String name) throws IOException {
        take(page, name, TALLEST);
    }

    /** The upper part of a page alone, at most so many pixels; in other widths the whole. */
    public static void takeTop(Page page, String name, int tallest) throws IOException {
        take(page, name, tallest);
    }

    /** What is in the window alone, such as a form over its page. */
    public static void takeWindow(Page page, String name) throws IOException {
        take(page, name, 0);
    }

    private static void take(Page page, String name, int tallest) throws IOException {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            for (String theme : List.of("light", "dark")) {
                page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme);
                ColorScheme scheme = theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                settle(page);
                String suffix = (width == WIDTH ? "" : "-" + width) + (theme.equals("dark") ? "-dark" : "");
                Path file = Files.createDirectories(Path.of(System.getProperty(FOLDER)))
                        .resolve(name + suffix + ".png");
                Page.ScreenshotOptions options = new Page.ScreenshotOptions().setFullPage(tallest > 0);
                if (tallest > 0) {
                    int tall = ((Number) page.evaluate(BOTTOM)).intValue();
                    options.setClip(0, 0, width, width == WIDTH ? Math.min(tall, tallest) : tall);
                }
                Files.write(file, PalettePng.of(page.screenshot(options)));
            }
        }
        page.evaluate("document.documentElement.dataset.theme = 'light'");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDTH, HEIGHT);
    }

    /** Charts follow the size of their box, and the theme, some frames later. */
    private static void settle(Page page) {
        page.evaluate("async () => { await document.fonts.ready;"
                + " for (let i = 0; i < 8; i++) await new Promise(requestAnimationFrame); }");
    }
}
