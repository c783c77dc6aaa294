package com.example.prices;

/** What orders cost. */
public final class Prices {

  private Prices() {}

  /** In cents. */
  public static long shipping() {
    return 490;
  }
}
