package com.example.shop;

import java.util.ArrayList;
import java.util.List;

/** What a customer has to pay, line by line. */
public final class Invoice {
    private final List<String> lines = new ArrayList<>();
    private Money sum = Money.ZERO;
    private boolean closed;

    public Invoice line(String text, Money amount) {
        if (closed) {
            throw new IllegalStateException("the invoice is closed");
        }
        lines.add(text + " " + amount);
        sum = sum.plus(amount);
        return this;
    }

    public Money vat(int percent) {
        Money vat = sum.percent(percent);
        if (percent > 0) {
            line("VAT " + percent + " %", vat);
        }
        return vat;
    }

    public String close() {
        closed = true;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return text.append("Total ").append(sum).toString();
    }

    //# since 31
    public boolean isSmall() {
        return sum.cents() <= 250_00;
    }
    //# end
}
