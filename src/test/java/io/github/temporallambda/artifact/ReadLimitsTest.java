package io.github.temporallambda.artifact;

import static io.github.temporallambda.artifact.ZipBuilder.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadLimitsTest {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final ReadLimits ROOMY = new ReadLimits(100, 100 * MEBIBYTE, 100 * MEBIBYTE, 2000);

  @TempDir Path directory;

  @Test
  void lambdaAllowsTheBytesItDocuments() {
    assertThat(ReadLimits.ofLambda().unzippedBytes()).isEqualTo(262_144_000);
  }

  @Test
  void limitBelowOneIsRefused() {
    assertThatThrownBy(() -> new ReadLimits(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReadLimits(1, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void entriesAreCountedWithDirectories() throws Exception {
    Path file = zip().directory("d/").file("d/a", "").file("d/b", "").in(directory);

    assertThat(PackageReader.read(file, new ReadLimits(3, 10, 10, 10)).bytes()).isPositive();
    assertRefused(file, new ReadLimits(2, 10, 10, 10), "more than 2 entries");
  }

  @Test
  void entriesOfAllNestedJarsAreCountedTogether() throws Exception {
    byte[] jar = zip().file("a", "").file("b", "").bytes();
    Path file = zip().file("lib/one.jar", jar).file("lib/two.jar", jar).in(directory);

    assertThat(PackageReader.read(file, new ReadLimits(4, MEBIBYTE, 10, 10)).bytes()).isPositive();
    assertRefused(file, new ReadLimits(3, MEBIBYTE, 10, 10), "more than 3 entries");
  }

  @Test
  void bytesOfAllEntriesAreCountedTogether() throws Exception {
    Path file = zip().file("a", new byte[600]).file("b", new byte[400]).in(directory);

    assertThat(PackageReader.read(file, new ReadLimits(9, 1000, 1, 9)).bytes()).isPositive();
    assertRefused(file, new ReadLimits(9, 999, 1, 9), "more than 999 bytes", "in entry 'b'");
    assertRefused(file, new ReadLimits(9, 599, 1, 9), "in entry 'a'");
  }

  @Test
  void nestedJarCountsPackedForThePackageAndUnpackedForItsOwnLimit() throws Exception {
    byte[] jar = zip().file("a", new byte[5000]).bytes();
    Path file = zip().file("lib/one.jar", jar).file("lib/two.jar", jar).in(directory);

    assertThat(PackageReader.read(file, new ReadLimits(9, 2L * jar.length, 10_000, 9)).bytes())
        .isPositive();
    assertRefused(
        file, new ReadLimits(9, 2L * jar.length, 9_999, 9), "lib/two.jar' unzips to more than");
    assertRefused(
        file, new ReadLimits(9, 2L * jar.length - 1, 10_000, 9), "in entry 'lib/two.jar'");
  }

  @Test
  void bombIsRefusedByItsRatioAlone() throws Exception {
    Path file = zip().file("zeros", new byte[8 * MEBIBYTE]).in(directory);

    assertThat(PackageReader.read(file, ROOMY).bytes()).isPositive();
    assertRefused(file, ReadLimits.ofLambda(), "'zeros'", "more than 200 times");
  }

  @Test
  void bombInANestedJarIsRefused() throws Exception {
    byte[] jar = zip().file("zeros", new byte[8 * MEBIBYTE]).bytes();

    assertRefused(zip().file("lib/a.jar", jar).in(directory), ReadLimits.ofLambda(), "'zeros'");
  }

  @Test
  void smallEntryMayPackAsWellAsItLikes() throws Exception {
    Path file = zip().file("zeros", new byte[MEBIBYTE]).in(directory);

    assertThat(PackageReader.read(file, ReadLimits.ofLambda()).bytes()).isPositive();
  }

  @Test
  void entriesThatShareTheSameBytesCountEachTime() throws Exception {
    byte[] noise = new byte[1000];
    new Random(7).nextBytes(noise);
    ZipBytes two = new ZipBytes(zip().file("a", noise).file("b", noise).bytes());
    byte[] shared =
        two.withInt(1, ZipBytes.LOCAL_OFFSET, two.intAt(0, ZipBytes.LOCAL_OFFSET)).bytes();
    Path file = Files.write(directory.resolve("app.zip"), shared);

    assertRefused(file, new ReadLimits(9, 1999, 1, 9), "in entry 'b'");
  }

  private static void assertRefused(Path file, ReadLimits limits, String... parts) {
    assertThatThrownBy(() -> PackageReader.read(file, limits))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll(parts);
  }
}
