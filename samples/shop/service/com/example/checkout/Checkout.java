package com.example.checkout;

import com.example.shop.Cart;
import com.example.shop.Discount;
import com.example.shop.Invoice;
import com.example.shop.Money;
import com.example.shop.Shipping;
import com.example.shop.Stock;

/** A service in front of the shop: takes orders as an integration test sends them, "MEMBER ARTICLE QUANTITY GRAMS". */
public final class Checkout {
    private Checkout() {}

    public static void main(String[] orders) {
        Stock stock = new Stock();
        stock.deliver("lamp", 40);
        stock.deliver("desk", 3);
        for (String order : orders) {
            String[] words = order.split(" ");
            int quantity = Integer.parseInt(words[2]);
            if (!stock.reserve(words[1], quantity)) {
                System.out.println("sold out: " + words[1]);
                continue;
            }
            Cart cart = new Cart();
            cart.add(words[1], new Money(words[1].equals("desk") ? 249_00 : 19_90), quantity);
            Money reduced = Discount.of(cart.total(), words[0].equals("member"));
            Invoice invoice = new Invoice().line("Articles", cart.total().minus(reduced));
            invoice.line("Shipping", Shipping.cost(Shipping.Zone.HOME, Integer.parseInt(words[3])));
            stock.ship(words[1], quantity);
            System.out.println(invoice.close());
        }
    }
}
