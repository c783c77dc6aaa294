package io.github.temporallambda.artifact;

import static io.github.temporallambda.artifact.ZipBuilder.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageLayoutTest {

  private static final ReadLimits LIMITS = ReadLimits.ofLambda();

  @TempDir Path directory;
  DeploymentPackage pack;
  byte[] library;

  @BeforeEach
  void readPackage() throws IOException {
    library = zip().file("org/B.class", "b").file("org/B$C.class", "c").bytes();
    pack =
        PackageReader.read(
            zip()
                .file("org/A.class", "a")
                .directory("empty/")
                .file("lib/b.jar", library)
                .file("lib/deep/c.jar", zip().file("org/Deep.class", "d").bytes())
                .in(directory));
  }

  @Test
  void filesLieAsLambdaLaysThemAndLibrariesStayPacked() throws Exception {
    Path target = directory.resolve("task");

    assertThat(PackageLayout.unpack(pack, target, LIMITS)).isEqualTo(target);

    assertThat(target.resolve("org/A.class")).hasContent("a");
    assertThat(target.resolve("empty")).isEmptyDirectory();
    assertThat(target.resolve("lib/b.jar")).hasBinaryContent(library);
    assertThat(tree(target)).hasSize(7);
  }

  @Test
  void emptyDirectoryThatExistsIsFilled() throws Exception {
    Path target = Files.createDirectory(directory.resolve("task"));

    assertThat(PackageLayout.unpack(pack, target, LIMITS).resolve("org/A.class")).exists();
  }

  @Test
  void directoryWithContentIsLeftAlone() throws Exception {
    Path target = Files.createDirectory(directory.resolve("task"));
    Files.writeString(target.resolve("mine"), "mine");

    assertThatThrownBy(() -> PackageLayout.unpack(pack, target, LIMITS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(tree(target)).containsExactly("mine");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linkToADirectoryIsNotFollowed() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);

    assertThatThrownBy(() -> PackageLayout.unpack(pack, link, LIMITS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(real).isEmptyDirectory();
  }

  @Test
  void packageThatChangedSinceItWasReadIsNeitherUnpackedNorSearched() throws Exception {
    zip().file("org/Other.class", "other").in(directory);
    Path target = directory.resolve("task");

    assertThatThrownBy(() -> PackageLayout.unpack(pack, target, LIMITS))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("changed after it had been read");
    assertThatThrownBy(() -> PackageLayout.containsClass(pack, "org.Other"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("changed after it had been read");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void limitsHoldWhileUnpacking() {
    Path target = directory.resolve("task");

    assertThatThrownBy(() -> PackageLayout.unpack(pack, target, new ReadLimits(9, 10, 10, 9)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("more than 10 bytes");
  }

  @Test
  void placeThatCannotBeWrittenIsSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    assertThatThrownBy(() -> PackageLayout.unpack(pack, file.resolve("task"), LIMITS))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be unpacked to");
  }

  @ParameterizedTest
  @CsvSource({
    "org.A, true",
    "org.B, true",
    "org.B$C, true",
    "org.B.C, false",
    "org.Deep, false",
    "A, false",
    "org, false",
    "'', false"
  })
  void classIsFoundAtTheRootAndInLibraries(String className, boolean found) {
    assertThat(PackageLayout.containsClass(pack, className)).isEqualTo(found);
  }

  @Test
  void classTellsTheOldestJavaThatLoadsItAtTheRootBeforeLibraries() throws Exception {
    byte[] newer =
        zip().file("org/A.class", compiled(65)).file("org/B.class", compiled(69)).bytes();
    DeploymentPackage mixed =
        PackageReader.read(
            zip()
                .file("org/A.class", compiled(61))
                .file("lib/newer.jar", newer)
                .in(Files.createDirectory(directory.resolve("mixed"))));

    assertThat(PackageLayout.classFile(mixed, "org.A")).map(ClassFile::javaFeature).contains(17);
    assertThat(PackageLayout.classFile(mixed, "org.B")).map(ClassFile::javaFeature).contains(25);
    assertThat(PackageLayout.classFile(mixed, "org.C")).isEmpty();
    assertThat(PackageLayout.classFile(pack, "org.A")).as("no compiled class").isEmpty();
  }

  private static byte[] compiled(int majorVersion) {
    return new byte[] {
      (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) majorVersion, 0
    };
  }

  private static List<String> tree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.skip(1).map(path -> root.relativize(path).toString()).toList();
    }
  }
}
