package com.example.shop;

/** Reductions by amount. */
public final class Discount {
    private static final Money SMALL = new Money(50_00);
    private static final Money LARGE = new Money(200_00);

    private Discount() {}

    public static Money of(Money total, boolean member) {
        int percent = percent(total);
        if (member) {
            percent += 2;
        }
        return total.percent(percent);
    }

    private static int percent(Money total) {
        if (total.cents() >= LARGE.cents()) {
            return 10;
        }
        if (total.cents() >= SMALL.cents()) {
            return 5;
        }
        return 0;
    }

    //# since 13
    /** A voucher takes off a fixed amount, but never more than there is. */
    public static Money voucher(Money total, Money voucher) {
        if (voucher.isNegative()) {
            throw new IllegalArgumentException("a voucher cannot be negative");
        }
        return voucher.cents() > total.cents() ? total : voucher;
    }
    //# end
}
