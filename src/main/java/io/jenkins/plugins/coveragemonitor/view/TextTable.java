package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines of text: columns as wide as their longest cell, numbers right-aligned, no trailing blanks. */
final class TextTable {
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param alignment one letter for each column: {@code l} for text, {@code r} for numbers
     */
    TextTable(String alignment) {
        right = new boolean[alignment.length()];
        for (int i = 0; i < right.length; i++) {
            right[i] = alignment.charAt(i) == 'r';
        }
    }

    /** Adds a row; missing cells are empty. */
    TextTable row(String... cells) {
        String[] row = new String[right.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = i < cells.length && cells[i] != null ? clean(cells[i]) : "";
        }
        rows.add(row);
        return this;
    }

    /** A name from a report that cannot start a new line, move the cursor or reverse the text. */
    static String clean(String text) {
        return ConsoleEscaper.line(text);
    }

    /** The lines, each with this prefix. */
    List<String> lines(String indent) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        return rows.stream().map(row -> line(row, widths, indent)).toList();
    }

    private String line(String[] row, int[] widths, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.length; i++) {
            String space = " ".repeat(widths[i] - width(row[i]));
            line.append(i == 0 ? "" : "  ")
                    .append(right[i] ? space : "")
                    .append(row[i])
                    .append(right[i] ? "" : space);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
