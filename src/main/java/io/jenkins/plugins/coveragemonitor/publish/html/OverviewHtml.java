package io.jenkins.plugins.coveragemonitor.publish.html;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.ComponentRow;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.CriticalFile;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.GateRow;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.ReportRow;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Tile;
import io.jenkins.plugins.coveragemonitor.view.Difference;
import io.jenkins.plugins.coveragemonitor.view.FileTable;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first page of the report: everything about the build except the sources. */
final class OverviewHtml {
    /** The columns of numbers. */
    private static final Set<String> NUMBERS =
            Set.of("Actual", "Wanted", "Lines", "How many", "Change", "Missed", "New gaps");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final BuildPage page;
    private final @Nullable String link;
    private final Map<String, String> sources;

    /**
     * Writes a page.
     *
     * @param sources the address of a file's source, by its path
     */
    OverviewHtml(BuildPage page, @Nullable String link, Map<String, String> sources) {
        this.page = page;
        this.link = link;
        this.sources = sources;
    }

    /** Writes all of it; {@code left} says which sources are left out. */
    void write(Html html, String left) {
        html.element("h1", page.job() + " #" + page.build()).line();
        html.open("p", "class", "quiet").text(TIME.format(page.time()) + " · " + page.subtitle());
        if (link != null) {
            html.text(" · ").element("a", "Open in Jenkins", "href", link);
        }
        html.close("p").line();
        headline(html);
        tiles(html);
        gates(html);
        gaps(html);
        critical(html);
        components(html);
        files(html, left);
        reports(html);
    }

    private void headline(Html html) {
        BuildPage.Headline headline = page.headline();
        html.open("div", "class", "verdict " + headline.state())
                .element("strong", headline.sentence())
                .line();
        if (!headline.remedy().isEmpty()) {
            html.element("p", headline.remedy()).line();
        }
        html.close("div").line();
        page.notes().forEach(note -> html.open("p")
                .element("strong", note.title())
                .text(" " + note.text())
                .close("p")
                .line());
    }

    private void tiles(Html html) {
        html.open("ul", "class", "tiles").line();
        for (Tile tile : page.tiles()) {
            String change = tile.change() == null ? tile.note() : tile.change().text() + " against " + page.since();
            html.open("li")
                    .element("span", tile.title())
                    .element("b", tile.value())
                    .element("span", change)
                    .element("span", tile.detail(), "class", "quiet")
                    .close("li")
                    .line();
        }
        html.close("ul").line();
    }

    private void gates(Html html) {
        if (page.gates().isEmpty()) {
            return;
        }
        html.element("h2", "Gates").line();
        table(html, page.gateCount(), "Result", "Gate", "Judges", "Actual", "Wanted", "Reason");
        for (GateRow gate : page.gates()) {
            html.open("tr")
                    .element("td", word(gate), "class", gate.outcome().name())
                    .element("th", gate.name(), "scope", "row")
                    .element("td", gate.scope())
                    .element("td", gate.actual(), "class", "number")
                    .element("td", gate.wanted(), "class", "number")
                    .element("td", gate.reason())
                    .close("tr")
                    .line();
        }
        end(html);
    }

    private static String word(GateRow gate) {
        String word = gate.outcome() == Outcome.NOT_EVALUATED
                ? "not evaluated"
                : gate.outcome().name().toLowerCase(Locale.ROOT);
        return gate.informational() ? word + ", for information" : word;
    }

    private void gaps(Html html) {
        html.element("h2", "New gaps: " + page.newGaps().text()).line();
        gaps(html, "Changed lines that no test covers", page.newGaps().changed());
        gaps(html, "Unchanged lines that lost their coverage", page.newGaps().lost());
    }

    private void gaps(Html html, String caption, List<GapRow> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        table(html, caption, "File", "Lines", "How many", "Where");
        for (GapRow gap : gaps) {
            html.open("tr").open("th", "scope", "row");
            file(html, gap.path());
            html.close("th").open("td", "class", "number");
            range(html, gap);
            html.close("td")
                    .element("td", Integer.toString(gap.lines()), "class", "number")
                    .element("td", gap.where())
                    .close("tr")
                    .line();
        }
        end(html);
    }

    private void critical(Html html) {
        if (page.critical().isEmpty()) {
            return;
        }
        html.element("h2", "What to test next").line().open("ol").line();
        for (CriticalFile file : page.critical()) {
            html.open("li");
            file(html, file.path());
            html.text(": " + file.why()).close("li").line();
        }
        html.close("ol").line();
    }

    private void components(Html html) {
        List<ComponentRow> rows = page.components();
        if (rows.size() < 2) {
            return;
        }
        html.element("h2", "Components").line();
        table(html, Plurals.count(rows.size(), "component"), "Component", "Lines", "", "Change", "Files");
        for (ComponentRow row : rows) {
            html.open("tr").element("th", row.name().isEmpty() ? "(others)" : row.name(), "scope", "row");
            coverage(html, row.line());
            change(html, row.before(), row.line());
            String carried = row.carried() == null ? "" : ", " + row.carried();
            String release = row.release() == null ? "" : ", " + row.release();
            html.element("td", row.detail() + carried + release).close("tr").line();
        }
        end(html);
    }

    private void files(Html html, String left) {
        FileTable files = page.files();
        if (files.size() == 0) {
            return;
        }
        html.element("h2", "Files").line();
        if (!left.isEmpty()) {
            html.element("p", left, "class", "quiet").line();
        }
        table(html, Plurals.count(files.size(), "file"), "File", "Lines", "", "Change", "Missed", "New gaps");
        for (int i = 0; i < files.size(); i++) {
            html.open("tr").open("th", "scope", "row");
            file(html, files.paths()[i]);
            html.close("th");
            Counter line = new Counter(files.covered()[i], files.missed()[i]);
            Counter before = files.coveredBefore()[i] < 0
                    ? null
                    : new Counter(files.coveredBefore()[i], files.missedBefore()[i]);
            coverage(html, line);
            change(html, before, line);
            html.element("td", Long.toString(line.missed()), "class", "number")
                    .element(
                            "td",
                            files.fresh()[i] == 0 ? "" : Plurals.count(files.fresh()[i], "line"),
                            "class",
                            "number")
                    .close("tr")
                    .line();
        }
        end(html);
    }

    private void reports(Html html) {
        if (page.reports().isEmpty()) {
            return;
        }
        html.element("h2", "Reports").line();
        table(html, Plurals.count(page.reports().size(), "report"), "File", "Format", "Result");
        for (ReportRow report : page.reports()) {
            html.open("tr")
                    .element("th", report.file(), "scope", "row")
                    .element("td", report.format() == null ? "–" : report.format())
                    .element("td", String.valueOf(report.result()), "class", report.used() ? "used" : "BAD")
                    .close("tr")
                    .line();
        }
        end(html);
    }

    private void file(Html html, String path) {
        String source = sources.get(path);
        html.open("code");
        if (source == null) {
            html.text(path);
        } else {
            html.element("a", path, "href", source);
        }
        html.close("code");
    }

    private void range(Html html, GapRow gap) {
        String lines = gap.from() == gap.to() ? Integer.toString(gap.from()) : gap.from() + "–" + gap.to();
        String source = sources.get(gap.path());
        if (source == null) {
            html.text(lines);
        } else {
            String anchor = source.startsWith("#") ? source + "-L" : source + "#L";
            html.element("a", lines, "href", anchor + gap.from());
        }
    }

    /** A percentage, with a bar. */
    private static void coverage(Html html, @Nullable Counter line) {
        boolean measured = line != null && line.isMeasured();
        html.element("td", line != null && measured ? line.percent(2).toPlainString() + " %" : "–", "class", "number")
                .open("td");
        if (line != null && measured) {
            html.open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none", "aria-hidden", "true")
                    .open("rect", "class", "all", "width", "100", "height", "10")
                    .close("rect")
                    .open("rect", "class", "part", "width", line.percent(0).toPlainString(), "height", "10")
                    .close("rect")
                    .close("svg");
        }
        html.close("td");
    }

    private void change(Html html, @Nullable Counter before, @Nullable Counter now) {
        Difference change = before == null || now == null ? null : Difference.between(before, now, page.baseline());
        html.element("td", change == null ? "–" : change.text(), "class", "number");
    }

    private static void table(Html html, String caption, String... columns) {
        html.open("div", "class", "table").open("table").element("caption", caption);
        html.open("thead").open("tr");
        for (String column : columns) {
            if (column.isEmpty()) {
                html.open("td").close("td");
            } else if (NUMBERS.contains(column)) {
                html.element("th", column, "scope", "col", "class", "number");
            } else {
                html.element("th", column, "scope", "col");
            }
        }
        html.close("tr").close("thead").open("tbody").line();
    }

    private static void end(Html html) {
        html.close("tbody").close("table").close("div").line();
    }
}
