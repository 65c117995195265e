package io.jenkins.plugins.coveragemonitor.report.io;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnpackBudgetTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private final AtomicLong nanos = new AtomicLong(1);
    private final UnpackBudget budget = new UnpackBudget(nanos::get);

    private void give(int packing, int mebibytes) throws UnreadableReportException {
        for (int i = 0; i < mebibytes; i++) {
            budget.give(packing, MEBIBYTE);
        }
    }

    @Test
    void aReportEndsWhenItTakesTooMuchOfTheProcessor() throws Exception {
        give(0, 20);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(Limits.CPU_SECONDS));
        give(0, 20);
        nanos.addAndGet(1);

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> give(0, 20))
                .withMessage("takes more than 120 s of processor time, the limit for one report; split it by module");
    }

    @Test
    void theTimeOfASmallReportIsNotLookedAt() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10L * Limits.CPU_SECONDS));

        assertThatNoException().isThrownBy(() -> give(0, 15));
    }

    @Test
    void anArchiveEndsWhenItHoldsTooMuchElse() throws Exception {
        give(0, 100);
        for (int i = 0; i < 512; i++) {
            budget.passOver(MEBIBYTE);
        }

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> budget.passOver(1))
                .withMessageContaining("bytes that are of no report; give the report alone");
    }

    @Test
    void noReportIsLargerThanTwoGibibytes() throws Exception {
        give(0, 2048);

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> budget.give(0, 1))
                .withMessageContaining("split it by module");
    }
}
