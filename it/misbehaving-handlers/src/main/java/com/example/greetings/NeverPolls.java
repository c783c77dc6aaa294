package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Returns in time and has done nothing. */
public class NeverPolls implements RequestHandler<Object, Void> {

  @Override
  public Void handleRequest(Object event, Context context) {
    System.out.println("no worker today");
    return null;
  }
}
