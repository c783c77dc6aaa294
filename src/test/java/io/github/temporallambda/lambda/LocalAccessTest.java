package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a stand-in in a JVM of its own, with the environment of a company's build machine. */
class LocalAccessTest {

  private static final String REFUSING = "http://127.0.0.1:1";

  @Test
  void aStandInIsReachedPastAnyProxyAndWhateverTheProfileFilesHold(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalAccessTest.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    java.environment()
        .putAll(
            Map.of(
                "HTTP_PROXY",
                REFUSING,
                "http_proxy",
                REFUSING,
                "AWS_ENDPOINT_URL",
                REFUSING,
                "AWS_PROFILE",
                "no-such-profile",
                "AWS_REGION",
                "mars-north-1",
                "AWS_ACCESS_KEY_ID",
                ""));

    Process process = java.start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(new File(output.toString()))
        .content(StandardCharsets.UTF_8)
        .contains("created State=Active");
  }

  /** Creates the function and tells its state. */
  public static void main(String[] args) {
    try (LambdaStand stand = LambdaStand.start(Path.of(args[0]))) {
      System.out.println("created " + stand.create().state());
    }
  }
}
