package io.github.temporallambda.replay.cause;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An exception came out of the replay that is not the SDK's own. Its message is left out: it may
 * repeat a payload.
 *
 * @param thrower whose code threw
 * @param exception the exception's class
 * @param at the topmost line of the user's own code in its stack trace
 * @param eventId the event at which the replay stopped; empty where the SDK does not say
 */
public record CodeFailure(
    Thrower thrower, String exception, Optional<Frame> at, OptionalLong eventId)
    implements ReplayCause {

  /** Whose code throws in a replay. */
  public enum Thrower {
    /** The workflow's own code. */
    WORKFLOW("workflow-failure", "the workflow's code throws "),
    /** A data converter, payload converter or codec. */
    CONVERTER("conversion-failure", "a payload cannot be converted: "),
    /** The SDK's deadlock detector. */
    DEADLOCK("deadlock", "the workflow's thread does not come back: ");

    private final String kind;
    private final String says;

    Thrower(String kind, String says) {
      this.kind = kind;
      this.says = says;
    }
  }

  @Override
  public String kind() {
    return thrower.kind;
  }

  @Override
  public String says() {
    return thrower.says + exception;
  }

  @Override
  public Object likeness() {
    return List.of(thrower, exception, at.map(Frame::toString).orElse(""));
  }

  @Override
  public Advice advice() {
    return switch (thrower) {
      case WORKFLOW ->
          Advice.see(
              Advice.REPLAY_TEST,
              "the exception's message is left out, since it may hold a payload; replay one of the"
                  + " examples in a test to see it: WorkflowReplayer",
              "keep the old branch for executions that run: Workflow.getVersion");
      case CONVERTER ->
          Advice.see(
              Advice.CONVERSION,
              "keep what was recorded readable: fields that were removed or renamed, types that"
                  + " became others, and the codec's keys",
              "where the codec or converter asks a key or a service, give the gate what it needs:"
                  + " <replayEnvironment>");
      case DEADLOCK ->
          Advice.see(
              Advice.DEBUGGING,
              "look in the workflow for a lock, a sleep or a call that blocks its thread");
    };
  }
}
