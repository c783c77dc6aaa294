package io.github.temporallambda.local.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** A function's process for tests: says who it is, then does what the variable MODE tells it. */
final class TinyFunction {

  private TinyFunction() {}

  public static void main(String[] arguments) throws Exception {
    String mode = System.getenv().getOrDefault("MODE", "return");
    System.out.println("keys " + new TreeSet<>(System.getenv().keySet()));
    System.out.println("colour " + System.getenv("COLOUR"));
    System.out.println("version " + System.getenv("AWS_LAMBDA_FUNCTION_VERSION"));
    System.out.println("content " + Files.readString(Path.of("content.txt")));
    System.out.println("pid " + ProcessHandle.current().pid());
    switch (mode) {
      case "fail" -> System.exit(1);
      case "stay" -> Thread.currentThread().join();
      case "wait" -> awaitFile(Path.of(System.getenv("RELEASE")));
      default -> System.out.println("returns");
    }
  }

  private static void awaitFile(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(5);
    }
  }
}
