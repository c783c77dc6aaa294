package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleBuildIT {

  private static final String ZIP = "target/order-worker-1.0-SNAPSHOT-lambda.zip";
  private static final long LAMBDA_UPLOAD_LIMIT = 50 * 1024 * 1024;

  @TempDir Path temporary;

  @ParameterizedTest
  @MethodSource("io.github.temporallambda.it.MavenDistribution#all")
  void sameSourcesMakeTheSameZip(MavenDistribution maven) throws IOException {
    Path first = build("first", maven);
    Path second = build("second", maven);

    assertThat(Files.mismatch(first, second)).as("first byte that differs").isEqualTo(-1);
  }

  @Test
  void zipIsLaidOutAndSmallEnoughForLambda() throws IOException {
    Path zip = build("only", MavenDistribution.running());

    assertThat(Files.size(zip)).isLessThan(LAMBDA_UPLOAD_LIMIT);
    try (ZipFile content = new ZipFile(zip.toFile())) {
      assertThat(content.getEntry("com/example/orders/OrderWorkerHandler.class")).isNotNull();
      assertThat(content.getEntry("lib/temporal-sdk-1.38.0.jar")).isNotNull();
    }
  }

  @Test
  void buildsOnJava25() {
    Path java25 = JavaHome.java25();

    MavenResult result =
        ItProject.copy("order-worker", temporary)
            .maven()
            .java(java25)
            .options("-V")
            .goals("package")
            .succeeds();

    assertThat(result.console()).contains("Java version: 25");
  }

  private Path build(String name, MavenDistribution maven) throws IOException {
    Path directory = Files.createDirectory(temporary.resolve(name));
    return ItProject.copy("order-worker", directory)
        .maven()
        .maven(maven)
        .goals("package")
        .succeeds()
        .file(ZIP);
  }
}
