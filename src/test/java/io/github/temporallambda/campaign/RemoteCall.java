package io.github.temporallambda.campaign;

import java.util.regex.Pattern;

/**
 * One call of a run to the outside, told apart from all its others, as in {@code lambda
 * PublishVersion #1}.
 *
 * @param service {@code lambda}, {@code s3}, {@code sts} or {@code temporal}; {@value #STEP} where
 *     a run only says how far it is, so that it can be killed between two calls
 * @param operation the service's own name of it
 * @param ordinal the how manieth of this operation in the run, from 1
 * @param asked a hash of all that it asks, which other worlds' runs ask in other words
 */
record RemoteCall(String service, String operation, int ordinal, int asked) {

  /** The service of what is no call at all. */
  static final String STEP = "step";

  /** Whatever is not known to read is taken to write. */
  private static final Pattern READS =
      Pattern.compile("(Get|List|Describe|Count|Poll|Query|Head|Download)[A-Z].*|Download");

  /** Whether it may change something. */
  boolean writes() {
    return !isStep() && !READS.matcher(operation).matches();
  }

  /** Whether nothing was asked for: no server can refuse or apply it. */
  boolean isStep() {
    return service.equals(STEP);
  }

  /** Whether it is the same call of the same run, in whatever world. */
  boolean isAt(RemoteCall point) {
    return isOf(point) && ordinal == point.ordinal;
  }

  /** Whether it is this very call of a run, or asks for the same operation later in that run. */
  boolean isAtOrAfter(RemoteCall point) {
    return isOf(point) && ordinal >= point.ordinal;
  }

  /** Whether it asks for the same operation. */
  boolean isOf(RemoteCall other) {
    return service.equals(other.service) && operation.equals(other.operation);
  }

  /** Whether it asks for nothing but what the other has asked for already. */
  boolean repeats(RemoteCall other) {
    return isOf(other) && asked == other.asked;
  }

  @Override
  public String toString() {
    return service + " " + operation + " #" + ordinal;
  }
}
