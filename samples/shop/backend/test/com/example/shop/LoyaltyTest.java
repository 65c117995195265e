//# since 12
package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LoyaltyTest {
    private final Loyalty loyalty = new Loyalty();

    @Test
    void collectsPoints() {
        assertEquals("guest", loyalty.level());
        loyalty.bought(new Money(350_00));
        assertEquals("silver", loyalty.level());
    }

    @Test
    void redeems() {
        loyalty.bought(new Money(350_00));
        assertEquals(new Money(50), loyalty.redeem(50));
        assertThrows(IllegalArgumentException.class, () -> loyalty.redeem(301));
    }

    //# since 33
    @Test
    void goldIsFarAway() {
        loyalty.bought(new Money(1_000_00));
        assertEquals("gold", loyalty.level());
    }
    //# end
}
//# end
