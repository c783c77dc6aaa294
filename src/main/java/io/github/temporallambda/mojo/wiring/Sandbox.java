package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.report.ConsoleNarration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

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
   */
  public record Choices(
      Optional<Path> temporalCli, Optional<Path> file, int temporalPort, int awsPort) {}

  /**
   * Starts the stack, tells how to reach it, and keeps it until this thread is interrupted or the
   * JVM ends; then nothing of it is left.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public void run(Choices choices) throws InterruptedException {
    LocalStacks.Wanted wanted =
        new LocalStacks.Wanted(
            choices.temporalCli(),
            choices.temporalPort(),
            choices.awsPort(),
            NAMESPACE,
            Optional.empty());
    ConsoleNarration narration = new ConsoleNarration(surroundings.console());
    try (LocalStack stack = new LocalStacks(surroundings, narration).start(wanted)) {
      tell(stack.clientEnvironment());
      choices.file().ifPresent(file -> write(file, stack.clientEnvironment()));
      surroundings.console().accept("Ready. Ctrl-C ends it and leaves nothing behind.");
      new CountDownLatch(1).await();
    } finally {
      choices.file().ifPresent(Sandbox::remove);
    }
  }

  private void tell(Map<String, String> environment) {
    surroundings.console().accept("Any Temporal or AWS client reaches the sandbox with");
    environment.forEach(
        (name, value) -> surroundings.console().accept("  export " + name + "=" + value));
  }

  private static void write(Path file, Map<String, String> environment) {
    StringBuilder text = new StringBuilder();
    environment.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the environment could not be written to " + file, e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the environment file could not be removed: " + file, e);
    }
  }
}
