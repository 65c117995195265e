package com.acme;

/** Runs a part of the service once and ends. */
public class Once {
    public static void main(String[] arguments) {
        System.out.println(Shop.answer("a"));
        System.exit(arguments.length);
    }
}
