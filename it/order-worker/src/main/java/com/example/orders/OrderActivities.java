package com.example.orders;

import io.temporal.activity.ActivityInterface;

/** What an order does to the world; each may be called again with the same order. */
@ActivityInterface
public interface OrderActivities {

  void reserve(String orderId);

  /** Fails for an order that looks like fraud. */
  void screen(String orderId);

  void charge(String orderId, long cents);

  /** Returns the tracking number. */
  String ship(String orderId);
}
