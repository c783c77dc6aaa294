package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleBuildIT {

  private static final String ZIP = "target/order-worker-1.0-SNAPSHOT-lambda.zip";
  private static final long LAMBDA_UPLOAD_LIMIT = 50 * 1024 * 1024;

  @TempDir Path temporary;

  /** Other Mavens and JDKs build it in {@link RehearsalIT}. */
  @Test
  void sameSourcesMakeTheSameZipLaidOutAndSmallEnoughForLambda() throws IOException {
    Path first = build("first");
    Path second = build("second");

    assertThat(Files.mismatch(first, second)).as("first byte that differs").isEqualTo(-1);
    assertThat(Files.size(first)).isLessThan(LAMBDA_UPLOAD_LIMIT);
    try (ZipFile content = new ZipFile(first.toFile())) {
      assertThat(content.getEntry("com/example/orders/OrderWorkerHandler.class")).isNotNull();
      assertThat(content.getEntry("lib/temporal-sdk-1.38.0.jar")).isNotNull();
    }
  }

  private Path build(String name) throws IOException {
    Path directory = Files.createDirectory(temporary.resolve(name));
    return ItProject.copy("order-worker", directory).maven().goals("package").succeeds().file(ZIP);
  }
}
