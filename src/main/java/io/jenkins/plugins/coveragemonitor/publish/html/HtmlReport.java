package io.jenkins.plugins.coveragemonitor.publish.html;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.SourcePage;
import io.jenkins.plugins.coveragemonitor.view.SourcePages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The report of a build as HTML that opens without a server: the verdict, gates, gaps, files, and the source of files
 * if available. It has no script, and a policy that allows nothing but its own style.
 */
public final class HtmlReport {
    /** The page that the report begins with. */
    public static final String INDEX = "index.html";

    private final BuildData build;
    private final BuildPage page;
    private final @Nullable String link;

    /**
     * The report of a build.
     *
     * @param page the build's page
     * @param link its address in Jenkins, or {@code null}
     */
    public HtmlReport(BuildData build, BuildPage page, @Nullable String link) {
        this.build = build;
        this.page = page;
        this.link = link;
    }

    /** One page with everything; with only some of the sources if there are many. */
    public String page(ReportSources sources) {
        Map<String, SourcePage> shown = sources(sources, SourceBudget.FILE);
        Map<String, String> anchors = names(shown, "#source-", "");
        Html html = begin(ReportStyle.WITHIN, title());
        new OverviewHtml(page, link, anchors).write(html, left(shown));
        shown.forEach((path, file) -> {
            String id = anchors.getOrDefault(path, "#").substring(1);
            html.open("section", "id", id);
            new SourceHtml(file, lineAnchors(id + "-")).write(html);
            html.close("section").line();
        });
        return end(html);
    }

    /** Several pages and their style sheet: contents by file name, {@link #INDEX} first. */
    public Map<String, String> pages(ReportSources sources) {
        Map<String, SourcePage> shown = sources(sources, SourceBudget.FOLDER);
        Map<String, String> names = names(shown, "source-", ".html");
        Map<String, String> pages = new LinkedHashMap<>();
        Html index = begin(ReportStyle.BESIDE, title());
        new OverviewHtml(page, link, names).write(index, left(shown));
        pages.put(INDEX, end(index));
        pages.put(ReportStyle.FILE, ReportStyle.css());
        shown.forEach((path, file) -> {
            Html html = begin(ReportStyle.BESIDE, path + " – " + title());
            html.open("p").element("a", title(), "href", INDEX).close("p").line();
            new SourceHtml(file, lineAnchors("")).write(html);
            pages.put(names.get(path), end(html));
        });
        return pages;
    }

    /** The files in the order in which {@link #pages} and {@link #page} request their text. */
    public List<String> readingOrder() {
        return List.copyOf(ReadingOrder.of(page));
    }

    private static String lineAnchors(String prefix) {
        return prefix + "L";
    }

    private String title() {
        return page.job() + " #" + page.build() + ": coverage";
    }

    private Map<String, SourcePage> sources(ReportSources text, SourceBudget budget) {
        SourcePages pages = new SourcePages(build);
        Map<String, SourcePage> shown = new TreeMap<>();
        long[] characters = {0};
        for (String path : ReadingOrder.of(page)) {
            if (shown.size() >= budget.files() || characters[0] >= budget.characters()) {
                break;
            }
            text.of(path).ifPresent(lines -> pages.page(path, lines, null).ifPresent(file -> {
                characters[0] += lines.stream().mapToLong(String::length).sum();
                shown.put(path, file);
            }));
        }
        return Collections.unmodifiableMap(shown);
    }

    /** The note if some sources are left out; empty if all or none are there. */
    private String left(Map<String, SourcePage> shown) {
        int left = page.files().size() - shown.size();
        return shown.isEmpty() || left == 0
                ? ""
                : "The source of " + Plurals.count(left, "file") + " is not in this report.";
    }

    private static SortedMap<String, String> names(Map<String, SourcePage> shown, String before, String after) {
        SortedMap<String, String> names = new TreeMap<>();
        int number = 1;
        for (String path : shown.keySet()) {
            names.put(path, before + number++ + after);
        }
        return names;
    }

    private static Html begin(ReportStyle style, String title) {
        Html html = new Html();
        html.open("!DOCTYPE html").line();
        html.open("html", "lang", "en").open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", style.policy())
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "referrer", "content", "no-referrer").line();
        html.element("title", title).line();
        if (style == ReportStyle.WITHIN) {
            html.style(ReportStyle.css());
        } else {
            html.open("link", "rel", "stylesheet", "href", ReportStyle.FILE);
        }
        return html.line().close("head").open("body").open("main").line();
    }

    private static String end(Html html) {
        return html.close("main").close("body").close("html").line().toString();
    }
}
