package com.example.orders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log what a real one would do. */
public class OrderActivitiesImpl implements OrderActivities {

  private static final Logger log = LoggerFactory.getLogger(OrderActivitiesImpl.class);

  @Override
  public void reserve(String orderId) {
    log.info("reserved the goods of order {}", orderId);
  }

  @Override
  public void screen(String orderId) {
    log.info("screened order {}", orderId);
  }

  @Override
  public void charge(String orderId, long cents) {
    log.info("charged {} cents for order {}", cents, orderId);
  }

  @Override
  public String ship(String orderId) {
    log.info("shipped order {}", orderId);
    return "track-" + orderId;
  }
}
