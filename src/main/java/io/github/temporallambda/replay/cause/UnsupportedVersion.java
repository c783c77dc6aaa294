package io.github.temporallambda.replay.cause;

import java.util.Optional;

/**
 * {@code Workflow.getVersion} does not support any more what the history recorded.
 *
 * @param words the SDK's own, with the change id and the versions
 * @param at the topmost line of the user's own code in its stack trace
 */
public record UnsupportedVersion(String words, Optional<Frame> at) implements ReplayCause {

  static final String EXCEPTION = "io.temporal.internal.statemachines.UnsupportedVersion";

  @Override
  public String kind() {
    return "unsupported-version";
  }

  @Override
  public String says() {
    return "a branch of Workflow.getVersion is gone: " + words;
  }

  @Override
  public Object likeness() {
    return says();
  }

  @Override
  public Advice advice() {
    return Advice.OLD_BRANCH;
  }
}
