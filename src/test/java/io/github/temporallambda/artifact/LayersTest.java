package io.github.temporallambda.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

  @TempDir Path directory;

  @Test
  void zipDirectoryAndJarComeInTheOrderOfTheirJarsNames() throws Exception {
    Path zip = zip("tracing.zip", "java/lib/c.jar");
    file("unpacked/java/lib/a.jar");
    Path unpacked = directory.resolve("unpacked");
    Path jar = file("b.jar");

    assertThat(classPath(zip, unpacked, jar))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("a.jar", "b.jar", "c.jar");
    assertThat(classPath(zip).get(0)).hasContent("java/lib/c.jar");
  }

  @Test
  void ofTwoJarsWithOneNameThatOfTheLaterLayerCounts() throws Exception {
    Path first = file("first/java/lib/same.jar");
    Path second = file("second/java/lib/same.jar");

    assertThat(classPath(directory.resolve("first"), directory.resolve("second")))
        .containsExactly(second);
    assertThat(classPath(directory.resolve("second"), directory.resolve("first")))
        .containsExactly(first);
  }

  @Test
  void nothingButTheJarsOfJavaLibIsOnTheClassPath() throws Exception {
    file("layer/java/lib/deep/c.jar");
    file("layer/java/lib/readme.txt");
    file("layer/java/b.jar");
    file("layer/lib/d.jar");
    Path only = file("layer/java/lib/only.jar");

    assertThat(classPath(directory.resolve("layer"))).containsExactly(only);
  }

  @Test
  void layerThatAddsNothingIsAMistake() throws Exception {
    Path classes = file("classes/com/example/A.class").getParent();
    Path zip = zip("python.zip", "python/boto.py");

    for (Path layer : List.of(classes, zip)) {
      assertThatThrownBy(() -> classPath(layer))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("temporal-lambda.layers: '" + layer + "' has no java/lib/*.jar");
    }
  }

  @Test
  void zipIsReadAsSafelyAsAnArtifact() throws Exception {
    Path escaping = zip("escaping.zip", "java/lib/../../../../a.jar");

    assertThatThrownBy(() -> classPath(escaping)).isInstanceOf(ProblemException.class);
    assertThat(directory.resolve("a.jar")).doesNotExist();
  }

  private List<Path> classPath(Path... layers) throws IOException {
    return Layers.classPath(List.of(layers), Files.createTempDirectory(directory, "opt"));
  }

  private Path file(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private Path zip(String name, String entry) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream bytes = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return file;
  }
}
