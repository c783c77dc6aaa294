package io.github.temporallambda.replay.cause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A worker's answer to the query {@code __stack_trace}: where the threads of a workflow wait. The
 * Java SDK encodes it as plain JSON whatever converter the user has.
 */
public final class ThreadDump {

  /** The query's type. */
  public static final String QUERY = "__stack_trace";

  private static final String WORKFLOW_METHOD = "workflow-method";
  private static final String BLOCKED = ": (BLOCKED on ";
  private static final JsonMapper JSON = new JsonMapper();

  private ThreadDump() {}

  /**
   * The topmost line of the user's code of each thread, the workflow method's own first; none where
   * the answer cannot be read, or no thread waits in the user's code.
   */
  public static List<Frame> frames(Payloads answer) {
    return answer.getPayloadsCount() == 1 ? frames(text(answer.getPayloads(0))) : List.of();
  }

  private static String text(Payload payload) {
    String encoding =
        payload.getMetadataMap().getOrDefault("encoding", ByteString.EMPTY).toStringUtf8();
    if (!encoding.equals("json/plain")) {
      return "";
    }
    try {
      JsonNode json = JSON.readTree(payload.getData().toByteArray());
      return json.isTextual() ? json.textValue() : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static List<Frame> frames(String text) {
    Set<Frame> ofMethod = new LinkedHashSet<>();
    Set<Frame> ofOthers = new LinkedHashSet<>();
    for (List<String> thread : threads(text)) {
      Set<Frame> into = thread.get(0).startsWith(WORKFLOW_METHOD) ? ofMethod : ofOthers;
      Frame.users(thread).stream().findFirst().ifPresent(into::add);
    }
    ofMethod.addAll(ofOthers);
    return List.copyOf(ofMethod);
  }

  private static List<List<String>> threads(String text) {
    List<List<String>> threads = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (threads.isEmpty() || line.contains(BLOCKED)) {
        threads.add(new ArrayList<>());
      }
      threads.get(threads.size() - 1).add(line);
    }
    return threads;
  }
}
