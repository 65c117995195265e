package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody wants to buy. */
public final class Cart {
    private final Map<String, Line> lines = new LinkedHashMap<>();

    record Line(String article, Money price, int quantity) {
        Money total() {
            return price.times(quantity);
        }
    }

    public void add(String article, Money price, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("the quantity of " + article + " must be at least 1");
        }
        if (price.isNegative()) {
            throw new IllegalArgumentException("the price of " + article + " is negative");
        }
        Line known = lines.get(article);
        int before = known == null ? 0 : known.quantity();
        lines.put(article, new Line(article, price, before + quantity));
    }

    public boolean remove(String article) {
        return lines.remove(article) != null;
    }

    //# since 8
    public void change(String article, int quantity) {
        Line known = lines.get(article);
        if (known == null) {
            throw new IllegalArgumentException(article + " is not in the cart");
        }
        if (quantity == 0) {
            lines.remove(article);
        } else {
            lines.put(article, new Line(article, known.price(), quantity));
        }
    }
    //# end

    public Money total() {
        Money total = Money.ZERO;
        for (Line line : lines.values()) {
            total = total.plus(line.total());
        }
        return total;
    }

    public int size() {
        return lines.values().stream().mapToInt(Line::quantity).sum();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
