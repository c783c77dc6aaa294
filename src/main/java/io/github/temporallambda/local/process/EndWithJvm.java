package io.github.temporallambda.local.process;

/** Something that is to be ended when this JVM ends before its owner could do so. */
public final class EndWithJvm implements AutoCloseable {

  private final Thread hook;

  private EndWithJvm(Thread hook) {
    this.hook = hook;
  }

  /**
   * Runs {@code end} when the JVM goes down, as it does after Ctrl-C and SIGTERM but not after
   * SIGKILL.
   *
   * @throws IllegalStateException when the JVM is going down already
   */
  public static EndWithJvm run(Runnable end) {
    EndWithJvm watch = new EndWithJvm(new Thread(end, "end-with-jvm"));
    Runtime.getRuntime().addShutdownHook(watch.hook);
    return watch;
  }

  /** For {@code process} and those it started. */
  public static EndWithJvm process(ProcessHandle process) {
    return run(() -> ProcessEnd.await(process));
  }

  /** Its owner has ended it. Safe to repeat. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down and has started the hook, which finds nothing left to end.
      return;
    }
  }
}
