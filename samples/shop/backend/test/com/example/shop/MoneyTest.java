package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void adds() {
        assertEquals(new Money(3_50), new Money(1_25).plus(new Money(2_25)));
    }

    @Test
    void multiplies() {
        assertEquals(new Money(9_00), new Money(3_00).times(3));
    }

    //# since 1
    @Test
    void subtracts() {
        assertTrue(new Money(1).minus(new Money(2)).isNegative());
    }
    //# end

    //# since 1
    @Test
    void takesAShare() {
        assertEquals(new Money(5), new Money(50).percent(10));
        assertThrows(IllegalArgumentException.class, () -> new Money(50).percent(101));
    }
    //# end

    //# since 5
    @Test
    void reads() {
        assertEquals("12.05", new Money(12_05).toString());
        assertEquals("-0.50", new Money(-50).toString());
    }
    //# end
}
