package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot even be made. */
public class ThrowsWhenMade implements RequestHandler<Object, Void> {

  public ThrowsWhenMade() {
    throw new IllegalStateException("no database at hand");
  }

  @Override
  public Void handleRequest(Object event, Context context) {
    return null;
  }
}
