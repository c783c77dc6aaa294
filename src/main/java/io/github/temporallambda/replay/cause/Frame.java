package io.github.temporallambda.replay.cause;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of the user's own code, as a stack trace names it.
 *
 * @param method class and method, for instance {@code com.acme.OrderWorkflow.order}
 * @param place file and line, for instance {@code OrderWorkflow.java:36}
 */
public record Frame(String method, String place) {

  private static final Pattern LINE =
      Pattern.compile("\\s*(?:at )?([^()]+)\\(([\\w$.-]+\\.\\w+:\\d+)\\)\\s*");

  /** The SDK, the JDK, and what lies between a workflow and them. */
  private static final List<String> FOREIGN =
      Stream.concat(
              Stream.of(
                      "activity",
                      "api",
                      "authorization",
                      "aws",
                      "client",
                      "common",
                      "conf",
                      "failure",
                      "internal",
                      "kotlin",
                      "nexus",
                      "opentelemetry",
                      "opentracing",
                      "payload",
                      "rde",
                      "serviceclient",
                      "shaded",
                      "spring",
                      "springai",
                      "testing",
                      "worker",
                      "workflow",
                      "workflowstreams")
                  .map(name -> "io.temporal." + name + "."),
              Stream.of(
                  "java.",
                  "javax.",
                  "jakarta.",
                  "jdk.",
                  "sun.",
                  "com.sun.",
                  "kotlin.",
                  "scala.",
                  "groovy.",
                  "org.codehaus.groovy.",
                  "clojure.",
                  "com.google.common.",
                  "com.google.protobuf.",
                  "com.fasterxml.jackson.",
                  "tools.jackson.",
                  "org.springframework.",
                  "net.bytebuddy.",
                  "io.grpc."))
          .toList();

  /** The user's frames among printed ones, topmost first. */
  public static List<Frame> users(List<String> lines) {
    return lines.stream().map(Frame::read).flatMap(Optional::stream).toList();
  }

  private static Optional<Frame> read(String line) {
    Matcher frame = LINE.matcher(line);
    if (!frame.matches()) {
      return Optional.empty();
    }
    String method = withoutModule(frame.group(1).strip());
    boolean generated = method.contains("$$") || method.contains("$Proxy");
    return generated || FOREIGN.stream().anyMatch(method::startsWith)
        ? Optional.empty()
        : Optional.of(new Frame(method, frame.group(2)));
  }

  /** {@code app//com.acme.X.y} and {@code java.base@17.0.15/java.lang.X.y}. */
  private static String withoutModule(String method) {
    return method.substring(method.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return method + "(" + place + ")";
  }
}
