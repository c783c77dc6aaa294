package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Takes production for granted. */
public class ReachesOutside implements RequestHandler<Object, Void> {

  @Override
  public Void handleRequest(Object event, Context context) {
    Polling.poll(
        "production.example.invalid:7233", System.getenv("TEMPORAL_WORKER_BUILD_ID"), context);
    return null;
  }
}
