package com.example.bad;

/** A handler that no release gets as far as to start. */
public class Handler {

  public String handle(Object event) {
    throw new IllegalStateException("was started");
  }
}
