package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.view.ChartSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The last builds as a line without axes, for a picture of a given size. An unmeasured build leaves a hole. The lowest
 * value is at the bottom and the highest at the top, but a range of less than two points is not stretched further.
 */
public final class Sparkline {
    private static final double LEAST_SPAN = 2;

    private Sparkline() {}

    /**
     * The pieces of the line, each as the {@code points} of an SVG polyline.
     *
     * @param width the width of the picture in pixels
     * @param height the height of the picture in pixels
     */
    public static List<String> pieces(ChartSeries series, int width, int height) {
        double low = 100;
        double high = 0;
        for (int i = 0; i < series.size(); i++) {
            if (isMeasured(series, i)) {
                low = Math.min(low, percent(series, i));
                high = Math.max(high, percent(series, i));
            }
        }
        double span = Math.max(LEAST_SPAN, high - low);
        double bottom = (low + high - span) / 2;
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < series.size(); i++) {
            if (isMeasured(series, i)) {
                double x = 1 + (width - 2.0) * i / Math.max(1, series.size() - 1);
                double y = height - 1 - (height - 2) * (percent(series, i) - bottom) / span;
                piece.append(piece.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
            } else if (!piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static boolean isMeasured(ChartSeries series, int i) {
        return series.covered()[i] + series.missed()[i] > 0;
    }

    private static double percent(ChartSeries series, int i) {
        return 100.0 * series.covered()[i] / (series.covered()[i] + series.missed()[i]);
    }
}
