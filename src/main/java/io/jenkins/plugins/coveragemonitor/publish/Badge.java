package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.view.JobFigure;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A badge for a readme: a subject and its state. Its options have the names of those of the plugin
 * embeddable-build-status.
 *
 * @param subject the text on its left
 * @param status the text on its right
 * @param color the colour of its right side: a word such as {@code brightgreen}, or three or six hexadecimal digits
 * @param style {@code flat} or {@code flat-square}
 */
public record Badge(String subject, String status, String color, String style) {
    private static final int LONGEST = 80;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}");

    /** Creates it; texts that are too long for a badge are cut. */
    public Badge {
        subject = shortened(Objects.requireNonNull(subject));
        status = shortened(Objects.requireNonNull(status));
        Objects.requireNonNull(color);
        style = "flat-square".equals(style) ? style : "flat";
    }

    private static String shortened(String words) {
        String line = ConsoleEscaper.line(words);
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** The badge of a job's figure: its percentage, in the colour of its verdict. */
    public static Badge of(JobFigure figure) {
        String subject = figure.metric().label() + (figure.metric().isCoverage() ? " coverage" : "");
        if (!figure.counter().isMeasured()) {
            return new Badge(subject, "unmeasured", "lightgrey", "flat");
        }
        String value = figure.value();
        return new Badge(subject, figure.partial() ? value + ", partial" : value, color(figure.outcome()), "flat");
    }

    /** The badge of a gate. */
    public static Badge of(GateResult gate) {
        return new Badge(gate.distinctName(), MarkdownSummary.word(gate.outcome()), color(gate.outcome()), "flat");
    }

    /** The badge of something that does not exist, or that the reader may not see. */
    public static Badge unknown(String subject) {
        return new Badge(subject, "unknown", "lightgrey", "flat");
    }

    private static String color(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "brightgreen";
            case WARNING -> "yellow";
            case FAILED -> "red";
            case NOT_EVALUATED -> "blue";
        };
    }

    /** A copy with what a reader requested; {@code null} or empty keeps the current value. */
    public Badge with(String otherSubject, String otherColor, String otherStyle) {
        return new Badge(
                isGiven(otherSubject) ? otherSubject : subject,
                status,
                isGiven(otherColor) ? otherColor : color,
                isGiven(otherStyle) ? otherStyle : style);
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    /** The badge as SVG that neither loads nor runs anything. */
    public String svg() {
        int left = width(subject);
        int right = width(status);
        int all = left + right;
        String words = escaped(subject) + ": " + escaped(status);
        String corners = style.equals("flat") ? "3" : "0";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + all
                + "\" height=\"20\" role=\"img\" aria-label=\""
                + words + "\"><title>" + words + "</title><clipPath id=\"r\"><rect width=\"" + all
                + "\" height=\"20\" rx=\"" + corners + "\"/></clipPath><g clip-path=\"url(#r)\"><rect width=\"" + left
                + "\" height=\"20\" fill=\"#555\"/><rect x=\"" + left + "\" width=\"" + right
                + "\" height=\"20\" fill=\"" + fill()
                + "\"/></g><g text-anchor=\"middle\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">"
                + text("#fff", left / 2.0, left, subject) + text(ink(), left + right / 2.0, right, status)
                + "</g></svg>\n";
    }

    private static String text(String color, double x, int width, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"14\" fill=\"%s\" textLength=\"%d\">%s</text>",
                x,
                color,
                width - 10,
                escaped(words));
    }

    /** About the width of the text in Verdana; the text is fitted to it. */
    private static int width(String words) {
        double width = words.codePoints()
                .mapToDouble(c -> "iljt.,:;!|' ".indexOf(c) >= 0
                        ? 4.0
                        : c == 'm' || c == 'w' || c == '%' || c > 0x2000 ? 10.5 : 6.9)
                .sum();
        return (int) Math.ceil(width) + 10;
    }

    private String fill() {
        return switch (color) {
            case "brightgreen" -> "#2f7d12";
            case "green" -> "#5a7a00";
            case "yellow" -> "#dfb317";
            case "orange" -> "#fe7d37";
            case "red" -> "#c5402b";
            case "blue" -> "#0067a3";
            case "lightgrey", "lightgray" -> "#9f9f9f";
            default -> HEX.matcher(color).matches() ? "#" + color : "#9f9f9f";
        };
    }

    /** Black on bright colours, so that the text is legible. */
    private String ink() {
        return switch (color) {
            case "yellow", "orange", "lightgrey", "lightgray" -> "#000";
            default -> "#fff";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
