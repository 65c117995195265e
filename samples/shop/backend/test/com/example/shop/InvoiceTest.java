//# since 7
package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InvoiceTest {
    private final Invoice invoice = new Invoice();

    @Test
    void addsUp() {
        assertEquals("Tea 4.00\nTotal 4.00", invoice.line("Tea", new Money(4_00)).close());
    }

    //# since 9
    @Test
    void addsTax() {
        invoice.line("Tea", new Money(10_00)).vat(19);
        assertTrue(invoice.close().endsWith("Total 11.90"));
        assertThrows(IllegalStateException.class, () -> invoice.line("Cup", Money.ZERO));
    }
    //# end
}
//# end
