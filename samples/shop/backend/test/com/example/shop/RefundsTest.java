//# since 25
package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RefundsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private final Refunds refunds = new Refunds(TODAY);
    private final Money paid = new Money(40_00);

    @Test
    void fullWithinTwoWeeks() {
        assertEquals(paid, refunds.refund(paid, TODAY.minusDays(14), false));
        assertEquals(new Money(32_00), refunds.refund(paid, TODAY.minusDays(14), true));
    }

    @Test
    void halfWithinAMonth() {
        assertEquals(new Money(20_00), refunds.refund(paid, TODAY.minusDays(30), false));
        assertEquals(Money.ZERO, refunds.refund(paid, TODAY.minusDays(31), false));
        assertThrows(IllegalArgumentException.class, () -> refunds.refund(paid, TODAY.plusDays(1), false));
    }

    //# since 27
    @Test
    void saysWhy() {
        assertEquals("full refund", refunds.reason(paid, TODAY, false));
        assertEquals("opened parcel: 80 %", refunds.reason(paid, TODAY, true));
        assertEquals("late return: 50 %", refunds.reason(paid, TODAY.minusDays(20), false));
    }
    //# end

    //# since 34
    @Test
    void postageAtHomeIsPaid() {
        assertEquals(new Money(4_90), refunds.postage(Shipping.Zone.HOME));
        assertEquals(Money.ZERO, refunds.postage(Shipping.Zone.WORLD));
        assertEquals("too late", refunds.reason(paid, TODAY.minusDays(40), true));
    }
    //# end
}
//# end
