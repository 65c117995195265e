package com.example.shop;

/** An amount of euro cents. */
public record Money(long cents) {
    public static final Money ZERO = new Money(0);

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public Money times(int factor) {
        return new Money(Math.multiplyExact(cents, factor));
    }

    /** A share of the amount, half a cent rounded up. */
    public Money percent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("not a share: " + percent + " %");
        }
        return new Money(Math.floorDiv(cents * percent + 50, 100));
    }

    public boolean isNegative() {
        return cents < 0;
    }

    @Override
    public String toString() {
        String sign = cents < 0 ? "-" : "";
        long absolute = Math.abs(cents);
        return sign + absolute / 100 + "." + (absolute % 100 < 10 ? "0" : "") + absolute % 100;
    }
}
