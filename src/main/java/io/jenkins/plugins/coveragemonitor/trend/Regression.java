package io.jenkins.plugins.coveragemonitor.trend;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Ordinary least squares over the builds since the last change, shown beside the robust slope and never used to decide.
 *
 * @param slope per build
 * @param intercept at build 0
 * @param r2 the share of the variance that the line explains, 0 to 1; {@code NaN} if all values are equal
 */
public record Regression(double slope, double intercept, double r2) {
    static Regression of(CoverageSeries series) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < series.size(); i++) {
            line.addData(series.builds()[i], series.value(i));
        }
        return new Regression(line.getSlope(), line.getIntercept(), line.getRSquare());
    }
}
