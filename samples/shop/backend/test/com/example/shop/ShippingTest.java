//# since 5
package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShippingTest {
    @Test
    void dependsOnZone() {
        assertEquals(new Money(4_90), Shipping.cost(Shipping.Zone.HOME, 400));
        assertEquals(new Money(9_90), Shipping.cost(Shipping.Zone.NEIGHBOUR, 400));
    }

    //# since 7
    @Test
    void dependsOnWeight() {
        assertEquals(new Money(9_80), Shipping.cost(Shipping.Zone.HOME, 2_400));
        assertEquals(new Money(59_70), Shipping.cost(Shipping.Zone.WORLD, 12_000));
        assertThrows(IllegalArgumentException.class, () -> Shipping.cost(Shipping.Zone.HOME, 0));
    }
    //# end

    //# since 10
    @Test
    void largeOrdersAtHomeAreFree() {
        assertTrue(Shipping.isFree(new Money(100_00), Shipping.Zone.HOME));
        assertFalse(Shipping.isFree(new Money(100_00), Shipping.Zone.WORLD));
        assertFalse(Shipping.isFree(new Money(99_99), Shipping.Zone.HOME));
    }
    //# end

    //# since 30
    @Test
    void expressIsTwiceAsFast() {
        assertEquals(6, Shipping.days(Shipping.Zone.WORLD, true));
        assertEquals(4, Shipping.days(Shipping.Zone.NEIGHBOUR, false));
        assertEquals(1, Shipping.days(Shipping.Zone.HOME, true));
    }
    //# end
}
//# end
