package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.CriticalFile;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.GateRow;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Tile;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A build in a screenful of Markdown: the verdict, what changed, the gates, the new gaps, what to test next. Used for
 * comments, checks and step summaries. It contains no HTML, because some services show none.
 */
public final class MarkdownSummary {
    private static final int GATES = 30;
    private static final int GAPS = 10;

    private MarkdownSummary() {}

    /**
     * The summary, with the verdict as its heading.
     *
     * @param link the address of the report, or {@code null}
     */
    public static String of(BuildPage page, String link) {
        return "## " + Markdown.text(page.headline().sentence()) + "\n\n" + body(page, link);
    }

    /**
     * The summary without its heading, for places that show the verdict above it.
     *
     * @param link the address of the report, or {@code null}
     */
    public static String body(BuildPage page, @Nullable String link) {
        StringBuilder text = new StringBuilder();
        if (!page.headline().remedy().isEmpty()) {
            text.append(Markdown.text(page.headline().remedy())).append("\n\n");
        }
        page.notes().forEach(note -> text.append("**")
                .append(Markdown.text(note.title()))
                .append("** ")
                .append(Markdown.text(note.text()))
                .append("\n\n"));
        tiles(text, page.tiles(), page.since());
        gates(text, page);
        gaps(text, "Changed lines that no test covers", page.newGaps().changed());
        gaps(text, "Unchanged lines that lost their coverage", page.newGaps().lost());
        critical(text, page.critical());
        text.append(Markdown.text(page.job()))
                .append(" \\#")
                .append(page.build())
                .append(". ")
                .append(Markdown.text(page.subtitle()))
                .append('.');
        if (link != null) {
            text.append(" [Open the report](<")
                    .append(link.replaceAll("[<>\\s]", ""))
                    .append(">)");
        }
        return text.append('\n').toString();
    }

    private static void tiles(StringBuilder text, List<Tile> tiles, String since) {
        if (tiles.isEmpty()) {
            return;
        }
        text.append("| | Value | Change")
                .append(since.isEmpty() ? "" : " against " + Markdown.text(since))
                .append(" | |\n|---|--:|--:|---|\n");
        for (Tile tile : tiles) {
            String change = tile.change() == null ? tile.note() : tile.change().text();
            row(text, tile.title(), tile.value(), change.isEmpty() ? "–" : change, tile.detail());
        }
        text.append('\n');
    }

    private static void gates(StringBuilder text, BuildPage page) {
        List<GateRow> gates = page.gates();
        if (gates.isEmpty()) {
            return;
        }
        text.append("### Gates: ")
                .append(Markdown.text(page.gateCount()))
                .append("\n\n| Result | Gate | Actual | Wanted | |\n|---|---|--:|--:|---|\n");
        for (GateRow gate : gates.subList(0, Math.min(GATES, gates.size()))) {
            String scope = gate.scope().equals("project") ? "" : " (" + gate.scope() + ")";
            row(text, word(gate), gate.name() + scope, gate.actual(), gate.wanted(), gate.reason());
        }
        more(text, gates.size() - GATES, "gate");
        text.append('\n');
    }

    private static String word(GateRow gate) {
        String word = word(gate.outcome());
        return gate.informational() ? word + ", for information" : word;
    }

    /** {@code passed}, {@code warning}, {@code failed}, {@code not evaluated}. */
    static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case WARNING -> "warning";
            case FAILED -> "failed";
            case NOT_EVALUATED -> "not evaluated";
        };
    }

    private static void row(StringBuilder text, String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(Markdown.text(cell)).append(" |");
        }
        text.append('\n');
    }

    private static void gaps(StringBuilder text, String title, List<GapRow> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        int lines = gaps.stream().mapToInt(GapRow::lines).sum();
        text.append("### ")
                .append(title)
                .append(": ")
                .append(Plurals.count(lines, "line"))
                .append("\n\n");
        for (GapRow gap : gaps.subList(0, Math.min(GAPS, gaps.size()))) {
            text.append("- ").append(Markdown.code(place(gap))).append(", ").append(Plurals.count(gap.lines(), "line"));
            if (!gap.where().isEmpty()) {
                text.append(", ").append(Markdown.code(gap.where()));
            }
            text.append('\n');
        }
        more(text, gaps.size() - GAPS, "gap");
        text.append('\n');
    }

    /** {@code path:from–to}, or {@code path:from} for a single line. */
    static String place(GapRow gap) {
        return gap.path() + ":" + gap.from() + (gap.to() > gap.from() ? "–" + gap.to() : "");
    }

    private static void more(StringBuilder text, int more, String noun) {
        if (more > 0) {
            text.append("\n… and ").append(Plurals.count(more, "more " + noun)).append(" in the report.\n");
        }
    }

    private static void critical(StringBuilder text, List<CriticalFile> files) {
        if (files.isEmpty()) {
            return;
        }
        text.append("### What to test next\n\n");
        int rank = 1;
        for (CriticalFile file : files) {
            text.append(rank++)
                    .append(". ")
                    .append(Markdown.code(file.path()))
                    .append(": ")
                    .append(Markdown.text(file.why()))
                    .append('\n');
        }
        text.append('\n');
    }
}
