package io.github.temporallambda.lambda;

/**
 * Why a function is in its state, in AWS's words.
 *
 * @param code for instance {@code Creating} or {@code FunctionError.InitTimeout}; empty when AWS
 *     gave none
 * @param text a sentence; empty when AWS gave none
 */
public record StateReason(String code, String text) {

  /** AWS gave no reason. */
  public static final StateReason NONE = new StateReason("", "");

  @Override
  public String toString() {
    return code.isEmpty() ? text : text.isEmpty() ? code : code + ": " + text;
  }
}
