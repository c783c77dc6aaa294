package io.github.temporallambda.action;

import java.util.List;
import java.util.Map;

/**
 * What a workflow sees of a run of the action.
 *
 * @param conclusion of the step that used it
 * @param outputs as {@code action.yml} maps them, by name
 * @param annotations all that were asked for, in order; GitHub keeps 10 of a kind
 * @param summary of its steps
 * @param log without commands
 * @param commands other commands that were executed, by name
 */
record ActionResult(
    Conclusion conclusion,
    Map<String, String> outputs,
    List<Annotation> annotations,
    String summary,
    String log,
    List<String> commands) {

  /** How a step ended; the worse come later. */
  enum Conclusion {
    SUCCESS,
    FAILURE,
    CANCELLED
  }

  String output(String name) {
    return outputs.getOrDefault(name, "");
  }

  /** The messages of all annotations of a kind. */
  List<String> messages(String kind) {
    return annotations.stream()
        .filter(annotation -> annotation.kind().equals(kind))
        .map(Annotation::message)
        .toList();
  }

  /** The errors, less the one by which the runner tells of an exit code. */
  List<String> errors() {
    return messages("error").stream()
        .filter(message -> !message.startsWith("Process completed with exit code"))
        .toList();
  }
}
