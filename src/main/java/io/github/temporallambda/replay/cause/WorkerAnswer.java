package io.github.temporallambda.replay.cause;

/** What a worker answered to a replay that failed. */
public final class WorkerAnswer {

  private WorkerAnswer() {}

  /**
   * The stack trace with the messages of the SDK's own core alone: those of the user's code and of
   * data converters may repeat a payload, and so may an event that the SDK prints.
   *
   * @param errorMessage {@code error_message} of {@code RespondQueryTaskCompleted}; any text
   * @return never empty
   */
  public static String words(String errorMessage) {
    if (errorMessage.isBlank()) {
      return "the worker gave no reason";
    }
    StackTrace shown = SdkWords.only(StackTrace.read(errorMessage));
    ReplayCause cause = CauseReader.read(shown.print());
    return cause instanceof UnregisteredType ? cause.says() : shown.print();
  }

  /** The cause that such words tell, or those of the gate itself. Any text can be read. */
  public static ReplayCause cause(String words) {
    return CauseReader.read(words);
  }
}
