//# since 21
package com.example.shop;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a customer gets back. */
public final class Refunds {
    private final LocalDate today;

    public Refunds(LocalDate today) {
        this.today = today;
    }

    public Money refund(Money paid, LocalDate bought, boolean opened) {
        long days = ChronoUnit.DAYS.between(bought, today);
        if (days < 0) {
            throw new IllegalArgumentException("bought in the future");
        }
        if (days <= 14) {
            return opened ? paid.percent(80) : paid;
        }
        if (days <= 30 && !opened) {
            return paid.percent(50);
        }
        return Money.ZERO;
    }

    public String reason(Money paid, LocalDate bought, boolean opened) {
        Money back = refund(paid, bought, opened);
        if (back.equals(paid)) {
            return "full refund";
        }
        if (back.equals(Money.ZERO)) {
            return "too late";
        }
        if (opened) {
            return "opened parcel: 80 %";
        }
        return "late return: 50 %";
    }

    public Money postage(Shipping.Zone zone) {
        return zone == Shipping.Zone.HOME ? Shipping.cost(zone, 500) : Money.ZERO;
    }
}
//# end
