package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PolynomialFitTest {
    private static final double[] X = {1, 2, 4, 7, 8, 11};

    /** Around the mean of 1, 2, 3 is 2; a line leaves nothing. */
    @Test
    void degree_0_is_the_mean_and_degree_1_the_line() {
        double[] values = {9, 1, 2, 3, 9};
        double[] x = {0, 1, 2, 3, 4};

        assertThat(new PolynomialFit(0).around(x, values, 1, 4)).isCloseTo(2, within(1e-12));
        assertThat(new PolynomialFit(1).around(x, values, 1, 4)).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_cubic_is_explained_by_degree_3_and_not_by_2() {
        double[] values = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            values[i] = 3 - X[i] + 0.1 * X[i] * X[i] * X[i];
        }

        assertThat(new PolynomialFit(3).around(X, values, 0, X.length)).isCloseTo(0, within(1e-9));
        assertThat(new PolynomialFit(2).around(X, values, 0, X.length)).isGreaterThan(1);
    }

    @Test
    void as_many_values_as_coefficients_leave_nothing() {
        assertThat(new PolynomialFit(3).around(X, new double[] {3, 1, 4, 1, 5, 9}, 0, 3))
                .isCloseTo(0, within(1e-9));
    }
}
