package io.jenkins.plugins.coveragemonitor.publish.html;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.view.SourcePage;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Kind;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.SourceGap;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** The source of a file: each line with its number of runs and its branches. */
final class SourceHtml {
    private final SourcePage file;
    private final String anchor;
    private final BitSet changed = new BitSet();
    private final BitSet fresh = new BitSet();
    private final List<String> source;

    /**
     * Writes a file.
     *
     * @param anchor the prefix of a line number in its anchor
     */
    SourceHtml(SourcePage file, String anchor) {
        this.file = file;
        this.anchor = anchor;
        this.source = Objects.requireNonNullElse(file.source(), List.of());
        int size = source.size() + 1;
        for (int[] range : file.changed()) {
            mark(changed, range[0], range[1], size);
        }
        for (SourceGap gap : file.gaps()) {
            if (gap.kind() != Kind.OLD) {
                mark(fresh, gap.from(), gap.to(), size);
            }
        }
    }

    /** A report's lines may be beyond the file's end. */
    private static void mark(BitSet lines, int from, int to, int size) {
        if (from < size) {
            lines.set(from, Math.min(to + 1, size));
        }
    }

    void write(Html html) {
        html.open("h2").element("code", file.path()).close("h2").line();
        String line = file.line() == null
                ? "not measured"
                : file.line().percent(2).toPlainString() + " % of "
                        + Plurals.count(file.line().total(), "line") + " covered";
        html.element("p", line + (file.patch().isEmpty() ? "" : ", " + file.patch()), "class", "quiet")
                .line();
        List<SourceGap> gaps =
                file.gaps().stream().filter(gap -> gap.kind() != Kind.OLD).toList();
        if (!gaps.isEmpty()) {
            html.open("ul").line();
            for (SourceGap gap : gaps) {
                html.open("li")
                        .element("a", range(gap), "href", "#" + anchor + gap.from())
                        .text(": " + gap.text())
                        .close("li")
                        .line();
            }
            html.close("ul").line();
        }
        lines(html);
    }

    private static String range(SourceGap gap) {
        return gap.from() == gap.to() ? "line " + gap.from() : "lines " + gap.from() + "–" + gap.to();
    }

    private void lines(Html html) {
        html.open("div", "class", "table").open("table", "class", "source");
        html.element("caption", "Source").open("thead").open("tr");
        for (String column : List.of("Line", "Hits", "Branches", "Source")) {
            html.element("th", column, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody").line();
        int entry = 0;
        int number = 1;
        for (String text : source) {
            while (entry < file.numbers().length && file.numbers()[entry] < number) {
                entry++;
            }
            boolean known = entry < file.numbers().length && file.numbers()[entry] == number;
            line(html, number, known ? entry : -1, text);
            number++;
        }
        html.close("tbody").close("table").close("div").line();
    }

    private void line(Html html, int number, int entry, String text) {
        int branches = entry < 0 ? 0 : file.coveredBranches()[entry] + file.missedBranches()[entry];
        String hits = entry < 0 || file.hits()[entry] < 0 ? "" : Integer.toString(file.hits()[entry]);
        String state =
                entry < 0 ? "" : state(file.hits()[entry], file.coveredBranches()[entry], file.missedBranches()[entry]);
        String classes = (state
                        + (fresh.get(number) && state.equals("missed") ? " new" : "")
                        + (changed.get(number) ? " changed" : ""))
                .strip();
        html.open("tr", "id", anchor + number, "class", classes.isEmpty() ? null : classes)
                .element("th", (changed.get(number) ? "+ " : "") + number, "scope", "row", "class", "number")
                .element("td", hits, "class", "number")
                .element("td", branches == 0 ? "" : file.coveredBranches()[entry] + "/" + branches, "class", "number")
                .open("td", "class", "text")
                .source(text)
                .close("td")
                .close("tr")
                .line();
    }

    private static String state(int hits, int coveredBranches, int missedBranches) {
        boolean ran = hits > 0 || hits < 0 && coveredBranches > 0;
        return ran ? missedBranches > 0 ? "partly" : "covered" : "missed";
    }
}
