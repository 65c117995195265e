package io.jenkins.plugins.coveragemonitor.trend;

/**
 * Ordinary least squares over the builds since the last change. It is shown beside the robust slope and never used to
 * decide.
 *
 * @param slope the slope a build, in percentage points for coverage, in tests, failures or seconds for test metrics
 * @param intercept at build 0
 * @param r2 the share of the variance that the line explains, 0 to 1; {@code NaN} if all values are equal
 */
public record Regression(double slope, double intercept, double r2) {
    static Regression of(CoverageSeries series) {
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.value(i);
        }
        return of(series.builds(), values);
    }

    /** Fits a line with means that are updated value by value, so that equal values have exactly no variance. */
    static Regression of(double[] builds, double[] values) {
        double meanBuild = 0;
        double meanValue = 0;
        double ofBuilds = 0;
        double ofValues = 0;
        double ofBoth = 0;
        for (int i = 0; i < values.length; i++) {
            double build = builds[i] - meanBuild;
            double value = values[i] - meanValue;
            double weight = i / (i + 1.0);
            ofBuilds += build * build * weight;
            ofValues += value * value * weight;
            ofBoth += build * value * weight;
            meanBuild += build / (i + 1);
            meanValue += value / (i + 1);
        }
        double slope = ofBuilds == 0 ? Double.NaN : ofBoth / ofBuilds;
        double unexplained = Math.max(0, ofValues - ofBoth * ofBoth / ofBuilds);
        return new Regression(slope, meanValue - slope * meanBuild, (ofValues - unexplained) / ofValues);
    }
}
