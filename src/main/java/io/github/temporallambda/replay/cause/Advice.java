package io.github.temporallambda.replay.cause;

import java.util.List;
import java.util.Optional;

/**
 * What usually mends a cause.
 *
 * @param lines what to do, alternatives a line each
 * @param page where Temporal's documentation tells more
 */
public record Advice(List<String> lines, Optional<String> page) {

  private static final String JAVA = "https://docs.temporal.io/develop/java/";

  /** What workflow code may do and what it may not. */
  static final String WORKFLOW_CODE = JAVA + "workflows/basics";

  /** How a debugger stops in workflow code; what the SDK says of code that blocks. */
  static final String DEBUGGING = JAVA + "best-practices/debugging";

  /** How a test replays one history. */
  static final String REPLAY_TEST = JAVA + "best-practices/testing-suite#replay";

  /** How payloads become objects. */
  static final String CONVERSION = JAVA + "best-practices/data-handling/data-conversion";

  /** How a worker of a task queue is started. */
  static final String WORKERS = JAVA + "workers/run-worker-process";

  private static final String VERSIONING = JAVA + "workflows/versioning";
  private static final String PATCHING = VERSIONING + "#patching";
  private static final String PIN =
      "or let them end where they run: pin these executions to their version (temporal workflow"
          + " update-options), and the type: @WorkflowVersioningBehavior(VersioningBehavior.PINNED)";

  static final Advice PATCH =
      see(
          PATCHING,
          "guard the change with Workflow.getVersion and keep the old branch for executions that"
              + " run",
          PIN);
  static final Advice GET_VERSION =
      see(
          PATCHING,
          "use a change id of its own for each call of Workflow.getVersion that is added before"
              + " an older one",
          PIN);
  static final Advice OLD_BRANCH =
      see(
          PATCHING,
          "keep the old branch, and the old minimum of Workflow.getVersion, until no execution"
              + " needs it",
          PIN);
  static final Advice REGISTER =
      see(
          VERSIONING,
          "register the type with the worker of this task queue, under the name that it had:"
              + " registerWorkflowImplementationTypes",
          "if it was renamed, keep the old name: @WorkflowMethod(name = \"…\")",
          "or let them end where they run: pin these executions to their version (temporal"
              + " workflow update-options)");

  public Advice {
    lines = List.copyOf(lines);
  }

  /** With the page to read. */
  static Advice see(String page, String... lines) {
    return new Advice(List.of(lines), Optional.of(page));
  }

  /** Without a page to read. */
  static Advice of(String... lines) {
    return new Advice(List.of(lines), Optional.empty());
  }
}
