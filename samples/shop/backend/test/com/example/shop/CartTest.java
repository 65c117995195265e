package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CartTest {
    private final Cart cart = new Cart();

    @Test
    void sums() {
        cart.add("tea", new Money(4_00), 2);
        cart.add("cup", new Money(6_50), 1);
        assertEquals(new Money(14_50), cart.total());
    }

    //# since 1
    @Test
    void countsTheSameArticleTogether() {
        cart.add("tea", new Money(4_00), 2);
        cart.add("tea", new Money(4_00), 1);
        assertEquals(3, cart.size());
        assertFalse(cart.isEmpty());
    }
    //# end

    //# since 4
    @Test
    void removes() {
        cart.add("tea", new Money(4_00), 2);
        assertTrue(cart.remove("tea"));
        assertFalse(cart.remove("tea"));
    }

    @Test
    void refusesNonsense() {
        assertThrows(IllegalArgumentException.class, () -> cart.add("tea", new Money(4_00), 0));
        assertThrows(IllegalArgumentException.class, () -> cart.add("tea", new Money(-1), 1));
    }
    //# end

    //# since 9
    @Test
    void changes() {
        cart.add("tea", new Money(4_00), 2);
        cart.change("tea", 5);
        assertEquals(5, cart.size());
        cart.change("tea", 0);
        assertTrue(cart.isEmpty());
        assertThrows(IllegalArgumentException.class, () -> cart.change("tea", 1));
    }
    //# end
}
