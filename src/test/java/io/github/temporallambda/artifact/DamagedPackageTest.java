package io.github.temporallambda.artifact;

import static io.github.temporallambda.artifact.ZipBuilder.zip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the bytes are, reading ends with a package or with a problem. */
class DamagedPackageTest {

  private static final ReadLimits LIMITS = new ReadLimits(1000, 1 << 20, 1 << 20, 200);
  private static final byte[] GOOD = good();

  @Property(tries = 800)
  void changedBytesEndInAPackageOrAProblem(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) throws IOException {
    Random random = new Random(seed);
    byte[] damaged = GOOD.clone();
    for (int change = 0; change < changes; change++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    readToAnEnd(damaged);
  }

  @Property(tries = 200)
  void directoryWithChangedBytesEndsInAPackageOrAProblem(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) throws IOException {
    Random random = new Random(seed);
    byte[] damaged = GOOD.clone();
    for (int change = 0; change < changes; change++) {
      int fromEnd = 1 + random.nextInt(500);
      damaged[damaged.length - fromEnd] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
    }
    readToAnEnd(damaged);
  }

  @Property(tries = 200)
  void cutBytesEndInAPackageOrAProblem(@ForAll @IntRange(max = 100_000) int length)
      throws IOException {
    readToAnEnd(Arrays.copyOf(GOOD, length % GOOD.length));
  }

  @Property(tries = 200)
  void anyBytesEndInAPackageOrAProblem(@ForAll byte[] bytes) throws IOException {
    readToAnEnd(bytes);
  }

  private static void readToAnEnd(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("damaged", ".zip");
    try {
      Files.write(file, bytes);
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void read(Path file) {
    try {
      PackageReader.read(file, LIMITS);
    } catch (ProblemException e) {
      // The other allowed end.
    }
  }

  private static byte[] good() {
    byte[] text = "one line and another\n".repeat(20).getBytes(UTF_8);
    byte[] jar = zip().file("META-INF/MANIFEST.MF", "Built-By: me\n\n").stored("b", text).bytes();
    return zip()
        .directory("org/")
        .file("org/A.class", text)
        .mode("run.sh", 0100755, "echo")
        .file("lib/b.jar", jar)
        .stored("lib/c.jar", jar)
        .comment("a comment")
        .bytes();
  }
}
