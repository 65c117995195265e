package com.example.shop;

/** What it costs to send a parcel. */
public final class Shipping {
    public enum Zone {
        HOME,
        NEIGHBOUR,
        WORLD
    }

    private Shipping() {}

    public static Money cost(Zone zone, int grams) {
        if (grams <= 0) {
            throw new IllegalArgumentException("a parcel weighs something");
        }
        Money base =
                switch (zone) {
                    case HOME -> new Money(4_90);
                    case NEIGHBOUR -> new Money(9_90);
                    case WORLD -> new Money(19_90);
                };
        if (grams > 10_000) {
            return base.times(3);
        }
        if (grams > 2_000) {
            return base.times(2);
        }
        return base;
    }

    //# since 10
    public static boolean isFree(Money total, Zone zone) {
        return zone == Zone.HOME && total.cents() >= 100_00;
    }
    //# end

    //# since 29
    /** Working days until a parcel arrives. */
    public static int days(Zone zone, boolean express) {
        int days =
                switch (zone) {
                    case HOME -> 2;
                    case NEIGHBOUR -> 4;
                    case WORLD -> 12;
                };
        return express ? Math.max(1, days / 2) : days;
    }
    //# end
}
