package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Ends the whole JVM. */
public class Exits implements RequestHandler<Object, Void> {

  @Override
  public Void handleRequest(Object event, Context context) {
    System.out.println("licence expired");
    System.exit(3);
    return null;
  }
}
