package io.github.temporallambda.local.aws;

import io.github.temporallambda.handler.HandlerLaunch;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.HandlerProcess;
import io.github.temporallambda.handler.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Starts a function's handler in a JVM, tuned as Lambda's Java runtimes are. */
public final class JvmFunctionLauncher implements FunctionLauncher {

  private final Path javaExecutable;

  /** Starts functions with this {@code java} command. */
  public JvmFunctionLauncher(Path javaExecutable) {
    this.javaExecutable = javaExecutable;
  }

  /**
   * The event is the empty JSON object; the heap may take 85 % of the function's memory.
   *
   * @throws IllegalArgumentException when the handler is not that of a Java function
   * @throws io.github.temporallambda.problem.ProblemException when the JVM cannot be started
   */
  @Override
  public RunningFunction launch(FunctionInvocation invocation, Consumer<String> output) {
    HandlerLaunch launch =
        new HandlerLaunch(
            javaExecutable,
            invocation.layout(),
            List.of(),
            new HandlerName(invocation.handler()),
            invocation.environment(),
            List.of(
                "-Xmx" + invocation.memoryMegabytes() * 85 / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"),
            new Invocation(
                false, invocation.timeout(), invocation.functionArn(), invocation.requestId()));
    return new Running(HandlerProcess.start(launch, output));
  }

  private static final class Running implements RunningFunction {

    private final HandlerProcess process;
    private final CompletableFuture<Integer> exit;

    Running(HandlerProcess process) {
      this.process = process;
      this.exit =
          process
              .exit()
              .thenApplyAsync(
                  status -> {
                    end();
                    return status;
                  });
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit.copy();
    }

    /** One at a time: removing the process's directory twice at once would fail. */
    @Override
    public synchronized void end() {
      process.close();
    }
  }
}
