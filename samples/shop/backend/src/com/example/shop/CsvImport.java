package com.example.shop;

import java.util.ArrayList;
import java.util.List;

/** Reads price lists of suppliers. Old, and only partly tested. */
public final class CsvImport {
    public record Row(String article, Money price, int quantity) {}

    private final char separator;
    private final List<String> problems = new ArrayList<>();

    public CsvImport(char separator) {
        this.separator = separator;
    }

    public List<Row> read(String text) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = split(line);
            if (cells.size() != 3) {
                problems.add("line " + number + " has " + cells.size() + " cells");
                continue;
            }
            try {
                rows.add(new Row(cells.get(0), money(cells.get(1)), Integer.parseInt(cells.get(2))));
            } catch (NumberFormatException e) {
                problems.add("line " + number + " has no number");
            }
        }
        return rows;
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    private List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().trim());
        return cells;
    }

    private static Money money(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return new Money(Long.parseLong(text) * 100);
        }
        String cents = text.substring(point + 1);
        if (cents.length() == 1) {
            cents += "0";
        }
        if (cents.length() > 2) {
            throw new NumberFormatException("more than two digits: " + text);
        }
        return new Money(Long.parseLong(text.substring(0, point)) * 100 + Long.parseLong(cents));
    }
}
