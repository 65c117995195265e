//# since 11
package com.example.shop;

/** Points for regular customers. */
public final class Loyalty {
    private int points;

    public void bought(Money total) {
        points += (int) (total.cents() / 100);
    }

    public String level() {
        if (points >= 1000) {
            return "gold";
        }
        if (points >= 300) {
            return "silver";
        }
        return "guest";
    }

    public Money redeem(int wanted) {
        if (wanted > points) {
            throw new IllegalArgumentException("only " + points + " points are left");
        }
        points -= wanted;
        return new Money(wanted);
    }
}
//# end
