package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Needs a variable that the gate has and the function does not. */
public class PollsOnlyInTheGate implements RequestHandler<Object, Void> {

  @Override
  public Void handleRequest(Object event, Context context) {
    if (System.getenv("GREETINGS_IN_THE_GATE") == null) {
      System.out.println("GREETINGS_IN_THE_GATE is not set: no worker is started");
      return null;
    }
    Polling.poll(
        System.getenv("TEMPORAL_ADDRESS"), System.getenv("TEMPORAL_WORKER_BUILD_ID"), context);
    return null;
  }
}
