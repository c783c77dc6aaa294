package com.example.orders;

/** What a customer ordered, at a price in cents. */
public record Order(String orderId, long cents) {}
