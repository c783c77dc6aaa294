package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Has its Build ID written down. */
public class AnnouncesAnotherBuildId implements RequestHandler<Object, Void> {

  @Override
  public Void handleRequest(Object event, Context context) {
    Polling.poll(System.getenv("TEMPORAL_ADDRESS"), "release-7", context);
    return null;
  }
}
