package io.github.temporallambda.replay;

import io.temporal.api.workflowservice.v1.RespondQueryTaskCompletedRequest;

/** Makes the cause of a failed replay out of the worker's answer. */
final class FailureWords {

  private FailureWords() {}

  static String of(RespondQueryTaskCompletedRequest answer) {
    System.err.println("RAW " + answer);
    return answer.getErrorMessage();
  }
}
