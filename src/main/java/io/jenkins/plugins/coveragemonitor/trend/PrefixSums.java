package io.jenkins.plugins.coveragemonitor.trend;

/** Prefix sums of a series, which give the sums over any stretch in constant time. */
final class PrefixSums {
    private final double origin;
    private final double start;
    private final double[] x;
    private final double[] y;
    private final double[] xx;
    private final double[] xy;
    private final double[] yy;
    private final double[] lag;

    PrefixSums(double[] abscissa, double[] values) {
        int size = values.length;
        // Far from zero the squares would lose their digits.
        origin = size == 0 ? 0 : values[size / 2];
        start = size == 0 ? 0 : abscissa[0];
        x = new double[size + 1];
        y = new double[size + 1];
        xx = new double[size + 1];
        xy = new double[size + 1];
        yy = new double[size + 1];
        lag = new double[size + 1];
        for (int i = 0; i < size; i++) {
            add(i, abscissa[i] - start, values[i] - origin, i == 0 ? 0 : values[i - 1] - origin);
        }
    }

    private void add(int i, double a, double b, double previous) {
        x[i + 1] = x[i] + a;
        y[i + 1] = y[i] + b;
        xx[i + 1] = xx[i] + a * a;
        xy[i + 1] = xy[i] + a * b;
        yy[i + 1] = yy[i] + b * b;
        lag[i + 1] = lag[i] + b * previous;
    }

    /** The sum of the values less the origin, a value in the middle. */
    double sum(int from, int to) {
        return y[to] - y[from];
    }

    /** The sum of the squares of the values less the origin. */
    double squares(int from, int to) {
        return yy[to] - yy[from];
    }

    double mean(int from, int to) {
        return origin + (y[to] - y[from]) / (to - from);
    }

    /** The sum of all squares, which bounds the rounding. */
    double squares() {
        return yy[yy.length - 1];
    }

    /** The sum of squares around the mean. */
    double around(int from, int to) {
        double sum = y[to] - y[from];
        return Math.max(0, yy[to] - yy[from] - sum * sum / (to - from));
    }

    /** The sum of the products of neighbours, each around the mean. */
    double neighbours(int from, int to) {
        double mean = (y[to] - y[from]) / (to - from);
        double sums = y[to] - y[from + 1] + y[to - 1] - y[from];
        return lag[to] - lag[from + 1] - mean * sums + (to - from - 1) * mean * mean;
    }

    /** The sum of squares around the line of least squares. */
    double aroundLine(int from, int to) {
        double n = to - from;
        double sx = x[to] - x[from];
        double sy = y[to] - y[from];
        double vx = xx[to] - xx[from] - sx * sx / n;
        double cov = xy[to] - xy[from] - sx * sy / n;
        return vx <= 0 ? around(from, to) : Math.max(0, around(from, to) - cov * cov / vx);
    }

    /** The slope of the line of least squares. */
    double slope(int from, int to) {
        double n = to - from;
        double sx = x[to] - x[from];
        double vx = xx[to] - xx[from] - sx * sx / n;
        return vx <= 0 ? 0 : (xy[to] - xy[from] - sx * (y[to] - y[from]) / n) / vx;
    }

    /** The line of least squares of a stretch at an abscissa. */
    double lineAt(int from, int to, double abscissa) {
        double middle = start + (x[to] - x[from]) / (to - from);
        return mean(from, to) + slope(from, to) * (abscissa - middle);
    }
}
