package io.github.temporallambda.artifact;

import static io.github.temporallambda.artifact.ZipBuilder.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentDifferenceTest {

  @Property(tries = 150)
  void thereIsNoneExactlyWhereTheDigestsAreEqual(
      @ForAll("packages") Map<String, String> one, @ForAll("packages") Map<String, String> other)
      throws IOException {
    assertBetween(
        one,
        other,
        (earlier, later) ->
            assertThat(ContentDifference.between(earlier, later).isEmpty())
                .isEqualTo(earlier.contentDigest().equals(later.contentDigest())));
  }

  @Property(tries = 80)
  void theOtherWayRoundWhatWasAddedIsRemoved(
      @ForAll("packages") Map<String, String> one, @ForAll("packages") Map<String, String> other)
      throws IOException {
    assertBetween(
        one,
        other,
        (earlier, later) -> {
          ContentDifference there = ContentDifference.between(earlier, later);
          assertThat(ContentDifference.between(later, earlier))
              .isEqualTo(new ContentDifference(there.changed(), there.removed(), there.added()));
        });
  }

  @Property(tries = 80)
  void filesAtTheRootAreToldAsASetWouldTellThem(
      @ForAll("files") Map<String, String> one, @ForAll("files") Map<String, String> other)
      throws IOException {
    TreeSet<String> added = new TreeSet<>(other.keySet());
    added.removeAll(one.keySet());
    TreeSet<String> changed = new TreeSet<>(one.keySet());
    changed.retainAll(other.keySet());
    changed.removeIf(name -> Objects.equals(one.get(name), other.get(name)));

    assertBetween(
        one,
        other,
        (earlier, later) -> {
          ContentDifference difference = ContentDifference.between(earlier, later);
          assertThat(difference.added()).containsExactlyElementsOf(added);
          assertThat(difference.changed()).containsExactlyElementsOf(changed);
        });
  }

  @Test
  void filesOfALibraryAreNamedWithinItAndALibraryThatIsNewByItself(@TempDir Path directory)
      throws IOException {
    byte[] before = zip().file("x/Y.class", "1").file("x/Z.class", "1").bytes();
    byte[] after = zip().file("x/Y.class", "2").file("x/New.class", "1").bytes();

    ContentDifference difference =
        ContentDifference.between(
            read(directory, "1", zip().file("lib/a.jar", before).file("lib/old.jar", before)),
            read(directory, "2", zip().file("lib/a.jar", after).file("lib/new.jar", before)));

    assertThat(difference.changed()).containsExactly("lib/a.jar!/x/Y.class");
    assertThat(difference.added()).containsExactly("lib/a.jar!/x/New.class", "lib/new.jar");
    assertThat(difference.removed()).containsExactly("lib/a.jar!/x/Z.class", "lib/old.jar");
  }

  @Test
  void whatABuildWritesAboutItselfIsNoDifference(@TempDir Path directory) throws IOException {
    ContentDifference difference =
        ContentDifference.between(
            read(
                directory,
                "1",
                zip()
                    .file("META-INF/MANIFEST.MF", "Created-By: a\r\nMain-Class: x\r\n")
                    .file(PackageLayout.BUILD_PROPERTIES, "buildId=1")
                    .file("A.class", "1")),
            read(
                directory,
                "2",
                zip()
                    .file("META-INF/MANIFEST.MF", "Created-By: b\r\nMain-Class: x\r\n")
                    .file(PackageLayout.BUILD_PROPERTIES, "buildId=2")
                    .file("A.class", "2")));

    assertThat(difference.lines(5)).containsExactly("changed  A.class");
  }

  @Test
  void onlySoManyAreNamedAndTheRestIsCounted() {
    ContentDifference difference =
        new ContentDifference(List.of("a", "b"), List.of("c"), List.of("d", "e"));

    assertThat(difference.lines(3))
        .containsExactly("changed  a", "changed  b", "added    c", "and 2 more");
    assertThat(difference.lines(5)).hasSize(5).endsWith("removed  e");
    assertThat(new ContentDifference(List.of("x".repeat(300)), List.of(), List.of()).lines(1))
        .singleElement()
        .asString()
        .hasSizeLessThan(220)
        .endsWith("…");
  }

  @Test
  void aPackageThatChangedSinceItWasReadIsNotCompared(@TempDir Path directory) throws IOException {
    DeploymentPackage one = read(directory, "1", zip().file("A.class", "1"));
    DeploymentPackage two = read(directory, "2", zip().file("A.class", "2"));
    Files.write(two.file(), zip().file("A.class", "3").bytes());

    assertThatThrownBy(() -> ContentDifference.between(one, two))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("changed after it had been read");
  }

  @Provide
  Arbitrary<Map<String, String>> files() {
    Arbitrary<String> names = Arbitraries.of("A.class", "org/B.class", "c", "lib/readme", "z");
    return Arbitraries.maps(names, Arbitraries.of("", "1", "2")).ofMinSize(1).map(TreeMap::new);
  }

  /** Keys are files, or files of a jar in {@code lib/} as {@code JAR:FILE}. */
  @Provide
  Arbitrary<Map<String, String>> packages() {
    Arbitrary<String> names =
        Arbitraries.of(
            "A.class",
            "org/B.class",
            PackageLayout.BUILD_PROPERTIES,
            "lib/a.jar:A.class",
            "lib/a.jar:org/B.class",
            "lib/b.jar:A.class",
            "lib/b.jar:" + PackageLayout.BUILD_PROPERTIES);
    return Arbitraries.maps(names, Arbitraries.of("", "1", "2")).ofMinSize(1).map(TreeMap::new);
  }

  private interface Assertion {
    void check(DeploymentPackage earlier, DeploymentPackage later);
  }

  private static void assertBetween(
      Map<String, String> one, Map<String, String> other, Assertion assertion) throws IOException {
    Path directory = Files.createTempDirectory("difference");
    try {
      assertion.check(read(directory, "1", packed(one)), read(directory, "2", packed(other)));
    } finally {
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static ZipBuilder packed(Map<String, String> files) {
    ZipBuilder zip = zip();
    Map<String, ZipBuilder> libraries = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          String[] parts = name.split(":", 2);
          if (parts.length == 1) {
            zip.file(name, content);
          } else {
            libraries.computeIfAbsent(parts[0], jar -> zip()).file(parts[1], content);
          }
        });
    libraries.forEach((name, jar) -> zip.file(name, jar.bytes()));
    return zip;
  }

  private static DeploymentPackage read(Path directory, String name, ZipBuilder zip)
      throws IOException {
    return PackageReader.read(Files.write(directory.resolve(name + ".zip"), zip.bytes()));
  }
}
