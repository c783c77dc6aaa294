package io.github.temporallambda.replay.cause;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The handler's JVM ended by itself: as the cause of a verdict, while it replayed this history
 * alone.
 *
 * @param way in which way
 * @param exitStatus its exit status
 * @param name the signal that ended it, or which memory was used up; empty for {@link Way#EXITED}
 */
public record JvmEnded(Way way, int exitStatus, String name) implements ReplayCause {

  /** In which ways a JVM ends. */
  public enum Way {
    /** Code called for it: {@code System.exit}, {@code halt}. */
    EXITED("ends the handler's JVM", "ended"),
    /** There was no memory left. */
    OUT_OF_MEMORY("runs the handler's JVM out of memory", "ran out of memory"),
    /** Native code, or the JVM itself, broke. */
    CRASHED("crashes the handler's JVM", "crashed"),
    /** A signal that processes send each other ended it, or the system for want of memory. */
    KILLED("does not come to its end: the handler's JVM was killed each time", "was killed");

    private final String does;
    private final String passive;

    Way(String does, String passive) {
      this.does = does;
      this.passive = passive;
    }
  }

  /** The heap that the gate gives the handler's JVM, in MB. */
  public static final int HEAP_MB = 768;

  private static final int SIGNALS = 128;
  private static final int ABORTED = SIGNALS + 6;
  private static final int EXIT_ON_OUT_OF_MEMORY = 3;
  private static final int CREATION_FAILED = 1;
  private static final Map<Integer, String> FROM_OUTSIDE =
      Map.of(1, "SIGHUP", 2, "SIGINT", 9, "SIGKILL", 15, "SIGTERM");
  private static final Map<Integer, String> FAULTS =
      Map.of(
          3, "SIGQUIT", 4, "SIGILL", 5, "SIGTRAP", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11,
          "SIGSEGV", 31, "SIGSYS");

  /** HotSpot's own words, in the first lines of what it says of its end. */
  private static final Pattern MEMORY =
      Pattern.compile("Terminating due to java\\.lang\\.OutOfMemoryError: ([A-Za-z ,]{1,60})");

  private static final Pattern NO_NATIVE_MEMORY =
      Pattern.compile(
          "# There is insufficient memory for the Java Runtime Environment to continue.*");
  private static final Pattern FAULT =
      Pattern.compile("#  ((?:SIG|EXCEPTION_)[A-Z_]{2,40}|Internal Error) \\(.*");
  private static final Pattern SAID =
      Pattern.compile("replaying it (.*?)(?: with exit status (-?\\d{1,10})| \\(([\\w ,]+)\\))");

  /**
   * Tells in which way it ended.
   *
   * @param status the exit status, 128 more than the number of the signal that ended the process
   * @param output the last lines of output, which tell more where the JVM wrote them
   */
  public static JvmEnded of(int status, List<String> output) {
    Optional<String> fault = first(FAULT, output);
    Optional<String> memory = first(MEMORY, output);
    if (status == EXIT_ON_OUT_OF_MEMORY && memory.isPresent()) {
      return new JvmEnded(Way.OUT_OF_MEMORY, status, memory.orElseThrow());
    }
    if (isAborted(status) && output.stream().anyMatch(NO_NATIVE_MEMORY.asMatchPredicate())) {
      return new JvmEnded(Way.OUT_OF_MEMORY, status, "native memory");
    }
    if (isAborted(status) && fault.isPresent()) {
      return new JvmEnded(Way.CRASHED, status, fault.orElseThrow());
    }
    return Optional.ofNullable(FROM_OUTSIDE.get(status - SIGNALS))
        .map(signal -> new JvmEnded(Way.KILLED, status, signal))
        .or(
            () ->
                Optional.ofNullable(FAULTS.get(status - SIGNALS))
                    .map(signal -> new JvmEnded(Way.CRASHED, status, signal)))
        .orElseGet(() -> new JvmEnded(Way.EXITED, status, ""));
  }

  /** HotSpot ends so behind its report of a fault: by SIGABRT, and by 1 where there is none. */
  private static boolean isAborted(int status) {
    return status == ABORTED || status == CREATION_FAILED;
  }

  private static Optional<String> first(Pattern pattern, List<String> output) {
    return output.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** Reads {@link #says}; empty when the words are others. */
  static Optional<JvmEnded> read(String words) {
    Matcher said = SAID.matcher(words);
    if (!said.matches()) {
      return Optional.empty();
    }
    for (Way way : Way.values()) {
      if (said.group(1).equals(way.does) && (way == Way.EXITED) == (said.group(2) != null)) {
        return Optional.of(
            way == Way.EXITED
                ? new JvmEnded(way, Integer.parseInt(said.group(2)), "")
                : new JvmEnded(way, 0, said.group(3)));
      }
    }
    return Optional.empty();
  }

  /** As a predicate of the JVM: {@code was killed (SIGKILL)}. */
  public String predicate() {
    return way.passive + detail();
  }

  private String detail() {
    return way == Way.EXITED ? " with exit status " + exitStatus : " (" + name + ")";
  }

  @Override
  public String kind() {
    return "jvm-ended";
  }

  @Override
  public String says() {
    return "replaying it " + way.does + detail();
  }

  @Override
  public Advice advice() {
    return switch (way) {
      case EXITED ->
          Advice.see(
              Advice.WORKFLOW_CODE,
              "look for System.exit or halt in the workflow, and in what it calls");
      case OUT_OF_MEMORY ->
          Advice.see(
              Advice.WORKFLOW_CODE,
              "look for what fills the memory (-Xmx"
                  + HEAP_MB
                  + "m in the gate): a loop that collects, or a value that is too large");
      case CRASHED ->
          Advice.see(
              Advice.WORKFLOW_CODE, "look for native code in the workflow, and in what it calls");
      case KILLED ->
          Advice.of(
              "look for who ends processes on this machine, such as its watch on memory, and"
                  + " run the gate again");
    };
  }
}
