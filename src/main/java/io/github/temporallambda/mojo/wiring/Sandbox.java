package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.report.ConsoleNarration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The local stack in the foreground, for any Temporal or AWS client. */
public final class Sandbox {

  private static final String NAMESPACE = "default";

  private final Surroundings surroundings;

  /** Runs within {@code surroundings}. */
  public Sandbox(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * What a user chose.
   *
   * @param temporalCli the server executable
   * @param file gets the environment lines once the stack is ready
   * @param temporalPort port of Temporal's frontend; 0 takes a free one
   * @param awsPort port of the local AWS; 0 takes a free one
   * @param bucketName the S3 bucket there is; empty for none
   * @param duration how long it runs; empty: until it is stopped
   */
  public record Choices(
      Optional<Path> temporalCli,
      Optional<Path> file,
      int temporalPort,
      int awsPort,
      Optional<BucketName> bucketName,
      Optional<Duration> duration) {}

  /**
   * Starts the stack, tells how to reach it, and keeps it until its time is over or this process is
   * told to end, which is its usual end; then nothing of it is left.
   *
   * @param ended runs when nothing is left, before this process ends
   * @throws InterruptedException when the thread is interrupted
   */
  public void run(Choices choices, Runnable ended) throws InterruptedException {
    try (StopOnSignal signal = StopOnSignal.armed(surroundings.commands().typed())) {
      run(choices, signal);
      ended.run();
    }
  }

  private void run(Choices choices, StopOnSignal signal) throws InterruptedException {
    LocalStacks.Wanted wanted =
        new LocalStacks.Wanted(
            choices.temporalCli(),
            choices.temporalPort(),
            choices.awsPort(),
            NAMESPACE,
            LocalStacks.Wanted.usualEnvironments(),
            Optional.empty(),
            choices.bucketName().map(name -> new LocalStacks.Bucket(name, Optional.empty())));
    Optional<EnvironmentFile> file = choices.file().map(EnvironmentFile::at);
    ConsoleNarration narration = new ConsoleNarration(surroundings.console());
    try (LocalStack stack = new LocalStacks(surroundings, narration).start(wanted)) {
      tell(stack.clientEnvironment());
      file.ifPresent(lines -> lines.write(stack.clientEnvironment()));
      surroundings.console().accept("Ready. Ctrl-C ends it and leaves nothing behind.");
      signal.await(choices.duration());
    } finally {
      file.ifPresent(EnvironmentFile::close);
    }
  }

  private void tell(Map<String, String> environment) {
    surroundings.console().accept("Any Temporal or AWS client reaches the sandbox with");
    environment.forEach(
        (name, value) -> surroundings.console().accept("  export " + name + "=" + value));
  }
}
