package io.jenkins.plugins.coveragemonitor.trend;

import org.jspecify.annotations.Nullable;

/**
 * The slopes of a stretch and their test.
 *
 * @param perBuild the slope a build
 * @param perDay the slope a day, {@code null} if all builds lie within a day
 * @param pValue of the Mann–Kendall test
 */
record Estimate(Slope perBuild, @Nullable Slope perDay, double pValue) {
    static Estimate of(CoverageSeries stretch) {
        double[] values = stretch.values();
        int size = stretch.size();
        ValueOrder order = ValueOrder.of(values);
        MannKendall independent = MannKendall.of(order, size, 1);
        SideTask<TheilSen> ofDays = isLongerThanADay(stretch.days())
                ? SideTask.of(size, () -> TheilSen.of(stretch.days(), values, order))
                : null;
        TheilSen slopes = TheilSen.of(stretch.builds(), values, order);
        double correlation = Autocorrelation.of(stretch.builds(), values, slopes.median(), stretch.grain(0));
        double inflation = size < 3 ? 1 : Autocorrelation.inflation(correlation, size);
        boolean isWider = Autocorrelation.isEvident(correlation, size);
        double deviation = independent.deviation() * (isWider ? Math.sqrt(inflation) : 1);
        SideTask<Slope> perDay =
                ofDays == null ? null : SideTask.of(size, () -> ofDays.join().estimate(deviation));
        Slope perBuild = slopes.estimate(deviation);
        return new Estimate(
                perBuild,
                perDay == null ? null : perDay.join(),
                new MannKendall(independent.s(), independent.variance(), inflation).pValue());
    }

    /** Builds of one hour say nothing about days: 0.1 points in ten minutes are not 14 a day. */
    private static boolean isLongerThanADay(double[] days) {
        return days[days.length - 1] - days[0] >= 1;
    }
}
