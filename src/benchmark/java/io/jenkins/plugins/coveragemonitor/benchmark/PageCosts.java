package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.view.BrowserPages;

/**
 * What the pages cost in a browser, and how fast they show what happens: the table of docs/performance.md. Needs
 * /usr/bin/chromium. {@code mvn -Pbenchmark test-compile exec:exec -Dbenchmark.main=PageCosts}
 */
public final class PageCosts {
    private PageCosts() {}

    /** Prints the table. */
    public static void main(String[] none) throws Exception {
        BrowserPages.print(System.out);
    }
}
