//# since 1
package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DiscountTest {
    @Test
    void smallOrdersGetNone() {
        assertEquals(Money.ZERO, Discount.of(new Money(49_99), false));
    }

    @Test
    void largerOrdersGetMore() {
        assertEquals(new Money(2_50), Discount.of(new Money(50_00), false));
        assertEquals(new Money(20_00), Discount.of(new Money(200_00), false));
    }

    //# since 6
    @Test
    void membersGetTwoMore() {
        assertEquals(new Money(7_00), Discount.of(new Money(100_00), true));
    }
    //# end

    //# since 26
    @Test
    void aVoucherNeverPaysOut() {
        assertEquals(new Money(5_00), Discount.voucher(new Money(5_00), new Money(10_00)));
        assertEquals(new Money(5_00), Discount.voucher(new Money(9_00), new Money(5_00)));
        assertThrows(IllegalArgumentException.class, () -> Discount.voucher(Money.ZERO, new Money(-1)));
    }
    //# end
}
//# end
