package io.jenkins.plugins.coveragemonitor.view;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's Chromium, driven from outside; collects whatever a page complains about. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /** One for all classes of a process, as starting it takes seconds; it ends with the process. */
    private static com.microsoft.playwright.Browser shared;

    private final com.microsoft.playwright.Browser chromium;
    /** Console errors and warnings, uncaught errors and violations of the policy. */
    public final List<String> complaints = new ArrayList<>();

    /** Starts it; skips the tests, visibly, where Chromium is not installed, except in a continuous build. */
    public Browser() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || Boolean.parseBoolean(System.getenv("CI")),
                "Chromium is not installed as " + CHROMIUM + "; the pages are not tested");
        chromium = running();
    }

    private static synchronized com.microsoft.playwright.Browser running() {
        if (shared == null || !shared.isConnected()) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of(
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return shared;
    }

    /** An empty page of a width, in light or dark; times are shown in UTC. */
    public Page page(int width, int height, boolean dark) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setTimezoneId("UTC")
                .setLocale("en-GB")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        return page;
    }

    /** Closes what this class opened, and leaves the browser to the next. */
    @Override
    public void close() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    }
}
