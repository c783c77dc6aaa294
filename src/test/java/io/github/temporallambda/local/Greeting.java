package io.github.temporallambda.local;

import java.util.Map;

/** A Lambda handler that needs nothing but the JDK. */
public final class Greeting {

  /** Prints who it is. */
  public String greet(Map<String, Object> event) {
    System.out.println("greetings from version " + System.getenv("AWS_LAMBDA_FUNCTION_VERSION"));
    return "done " + event.size();
  }
}
