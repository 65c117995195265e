//# since 25
package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StockServiceTest {
    private final Stock stock = new Stock();

    @Test
    void reservesWhatIsThere() {
        stock.deliver("tea", 3);
        assertTrue(stock.reserve("tea", 2));
        assertFalse(stock.reserve("tea", 2));
    }

    //# since 6
    @Test
    void releases() {
        stock.deliver("tea", 3);
        stock.reserve("tea", 2);
        stock.release("tea", 1);
        assertThrows(IllegalStateException.class, () -> stock.release("tea", 2));
    }
    //# end

    //# since 8
    @Test
    void ships() {
        stock.deliver("tea", 3);
        stock.reserve("tea", 3);
        stock.ship("tea", 3);
        assertEquals(List.of("tea"), stock.low(1));
    }
    //# end
}
//# end
