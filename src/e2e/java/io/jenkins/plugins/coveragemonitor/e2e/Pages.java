package io.jenkins.plugins.coveragemonitor.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import io.jenkins.plugins.coveragemonitor.view.Accessibility;
import io.jenkins.plugins.coveragemonitor.view.PageLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A person with a browser, signed in; remembers everything that the browser complained of. */
final class Pages implements AutoCloseable {
    private static final int[] WIDTHS = {1024, 1280, 1366, 1440, 1920, 2560};

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final String root;
    private final List<String> complaints = new ArrayList<>();

    Pages(String root) {
        this(root, true, "en-GB");
    }

    /** A person whose browser asks for a language. */
    static Pages speaking(String root, String language) {
        return new Pages(root, true, language);
    }

    /** A person with a browser where nobody signs in. */
    static Pages anonymous(String root) {
        return new Pages(root, false, "en-GB");
    }

    private Pages(String root, boolean signsIn, String language) {
        this.root = root;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        page = browser.newPage(new Browser.NewPageOptions().setLocale(language).setViewportSize(1280, 1000));
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        if (signsIn) {
            page.navigate(root + "/login");
            page.fill("#j_username", "admin");
            page.fill("input[name=j_password]", "admin");
            page.click("button[name=Submit]");
        }
    }

    /** The system's Chromium. */
    static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Opens one of our pages, waits until it is drawn, and takes a picture. */
    Page open(String path, String picture) {
        page.navigate(root + path);
        page.waitForSelector(".coverage-monitor:not([aria-busy]) >> css=:scope > *");
        page.waitForTimeout(600);
        return shoot(picture);
    }

    /** Opens one of our pages at the widths of usual screens; what does not fit there, and what not everybody can read. */
    List<String> faults(String path) {
        String picture = path.replaceAll("\\W+", "-");
        List<String> all = new ArrayList<>();
        open(path, picture + WIDTHS[0]);
        for (int width : WIDTHS) {
            page.setViewportSize(width, 1000);
            page.waitForTimeout(400);
            shoot(picture + width);
            PageLayout.faults(page).forEach(fault -> all.add(path + " at " + width + " px: " + fault));
        }
        Accessibility.violations(page, ".coverage-monitor").forEach(fault -> all.add(path + ": " + fault));
        page.setViewportSize(1280, 1000);
        return all;
    }

    /** Opens one of our pages; every answer that the browser got for it. */
    List<Response> answers(String path) {
        List<Response> all = new ArrayList<>();
        page.onResponse(all::add);
        open(path, "answers");
        return all;
    }

    /** Opens a page of Jenkins' own. */
    Page visit(String path, String picture) {
        page.navigate(root + path);
        return shoot(picture);
    }

    /** Saves a form of Jenkins' own as it is. */
    void save(String path) {
        save(path, unchanged -> {});
    }

    /** Changes a form of Jenkins' own and saves it. */
    void save(String path, Consumer<Page> change) {
        page.navigate(root + path);
        // The choices of the form's lists come one by one, and a form saved before would lose them.
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        change.accept(page);
        page.click("button[name=Submit]");
        page.waitForURL(url -> !url.endsWith("/configure"));
    }

    private Page shoot(String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(System.getProperty("e2e.screenshots", "target/screenshots"), picture + ".png")));
        return page;
    }

    /** What the browser complained of since the last time. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
