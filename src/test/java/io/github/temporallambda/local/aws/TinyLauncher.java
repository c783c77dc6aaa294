package io.github.temporallambda.local.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Starts {@link TinyFunction} in a JVM, whatever the handler. */
final class TinyLauncher implements FunctionLauncher {

  @Override
  public RunningFunction launch(FunctionInvocation invocation, Consumer<String> output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TinyFunction.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
                TinyFunction.class.getName())
            .directory(invocation.layout().toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(invocation.environment());
    Process process = builder.start();
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() -> drained(process, output), TinyLauncher::start);
    return new RunningFunction() {
      @Override
      public CompletableFuture<Integer> exit() {
        return exit;
      }

      @Override
      public void end() {
        process.destroyForcibly();
      }
    };
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tiny-function-output");
    thread.setDaemon(true);
    thread.start();
  }

  private static int drained(Process process, Consumer<String> output) {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(output);
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
