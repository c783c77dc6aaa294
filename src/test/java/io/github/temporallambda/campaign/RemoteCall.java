package io.github.temporallambda.campaign;

import java.util.regex.Pattern;

/**
 * One call of a run to the outside, told apart from all its others, as in {@code lambda
 * PublishVersion #1}.
 *
 * @param service {@code lambda}, {@code s3}, {@code sts} or {@code temporal}
 * @param operation the service's own name of it
 * @param ordinal the how manieth of this operation in the run, from 1
 */
record RemoteCall(String service, String operation, int ordinal) implements Comparable<RemoteCall> {

  /** Whatever is not known to read is taken to write. */
  private static final Pattern READS =
      Pattern.compile("(Get|List|Describe|Count|Poll|Query|Head|Download)[A-Z].*|Download");

  /** Whether it may change something. */
  boolean writes() {
    return !READS.matcher(operation).matches();
  }

  @Override
  public int compareTo(RemoteCall other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return service + " " + operation + " #" + ordinal;
  }
}
