package io.github.temporallambda.replay;

import io.github.temporallambda.replay.cause.WorkerAnswer;

/**
 * Makes the cause of a failed replay out of the stack trace that the worker answered with. The
 * messages of exceptions that the SDK's own core threw are kept; those that the user's code or a
 * data converter threw are left out, since they may repeat a payload.
 */
final class FailureWords {

  private FailureWords() {}

  /**
   * @param stackTrace {@code error_message} of {@code RespondQueryTaskCompleted}
   */
  static String of(String stackTrace) {
    return WorkerAnswer.words(stackTrace);
  }
}
