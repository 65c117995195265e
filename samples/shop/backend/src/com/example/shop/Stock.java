package com.example.shop;

import java.util.HashMap;
import java.util.Map;

/** How many of each article are left. */
public final class Stock {
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Integer> reserved = new HashMap<>();

    public void deliver(String article, int quantity) {
        left.merge(article, quantity, Integer::sum);
    }

    public boolean reserve(String article, int quantity) {
        int free = left.getOrDefault(article, 0) - reserved.getOrDefault(article, 0);
        if (free < quantity) {
            return false;
        }
        reserved.merge(article, quantity, Integer::sum);
        return true;
    }

    public void release(String article, int quantity) {
        int now = reserved.getOrDefault(article, 0);
        if (quantity > now) {
            throw new IllegalStateException("only " + now + " of " + article + " are reserved");
        }
        reserved.put(article, now - quantity);
    }

    public void ship(String article, int quantity) {
        release(article, quantity);
        left.merge(article, -quantity, Integer::sum);
    }

    //# since 6
    /** Articles to order again, those with the fewest first. */
    public java.util.List<String> low(int limit) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue() < limit)
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }
    //# end
}
