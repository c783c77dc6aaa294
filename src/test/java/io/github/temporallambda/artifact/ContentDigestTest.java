package io.github.temporallambda.artifact;

import static io.github.temporallambda.artifact.ZipBuilder.zip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

  private static final String OWN = "META-INF/temporal-lambda/build.properties";

  @Property(tries = 80)
  void howItWasPackedPlaysNoPart(@ForAll("files") Map<String, String> files, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);

    assertThat(digest(packed(files, random))).isEqualTo(digest(packed(files, random)));
    assertThat(digest(nested(packed(files, random))))
        .isEqualTo(digest(nested(packed(files, random))));
  }

  @Property(tries = 80)
  void anyOtherContentIsAnotherDigest(
      @ForAll("files") Map<String, String> files, @ForAll("files") Map<String, String> others)
      throws IOException {
    Random random = new Random(1);
    boolean same = files.equals(others);

    assertThat(digest(packed(files, random)).equals(digest(packed(others, random))))
        .isEqualTo(same);
    assertThat(digest(nested(packed(files, random))).equals(digest(nested(packed(others, random)))))
        .isEqualTo(same);
  }

  @Property(tries = 80)
  void oneChangeIsAnotherDigest(@ForAll("files") Map<String, String> files, @ForAll int pick)
      throws IOException {
    Random random = new Random(pick);
    String name = List.copyOf(files.keySet()).get(Math.floorMod(pick, files.size()));
    Map<String, String> changed = new TreeMap<>(files);
    changed.merge(name, "!", String::concat);
    Map<String, String> added = new TreeMap<>(files);
    added.put("added", "");
    Map<String, String> renamed = new TreeMap<>(files);
    renamed.put("renamed", files.getOrDefault(name, ""));
    renamed.remove(name);

    assertThat(
            List.of(
                digest(packed(files, random)),
                digest(packed(changed, random)),
                digest(packed(added, random)),
                digest(packed(renamed, random))))
        .doesNotHaveDuplicates();
  }

  @Test
  void nameOfALibraryCountsEvenWhenItIsEmpty() throws Exception {
    byte[] jar = zip().directory("d/").bytes();

    assertThat(
            List.of(
                digest(zip().file("A", "")),
                digest(zip().file("A", "").file("lib/a.jar", jar)),
                digest(zip().file("A", "").file("lib/b.jar", jar))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whichLibraryHoldsAClassCounts() throws Exception {
    byte[] one = zip().file("A.class", "a").bytes();
    byte[] two = zip().file("B.class", "b").bytes();

    assertThat(digest(zip().file("lib/1.jar", one).file("lib/2.jar", two)))
        .isNotEqualTo(digest(zip().file("lib/1.jar", two).file("lib/2.jar", one)));
  }

  @Test
  void ownResourceIsLeftOutInThePackageAndInItsLibraries() throws Exception {
    byte[] with = zip().file("A.class", "a").file(OWN, "buildId=1").bytes();
    byte[] without = zip().file("A.class", "a").bytes();

    assertThat(digest(with)).isEqualTo(digest(without));
    assertThat(digest(nested(with))).isEqualTo(digest(nested(without)));
    assertThat(PackageLayout.BUILD_PROPERTIES).isEqualTo(OWN);
  }

  @Test
  void nothingElseUnderTheOwnDirectoryIsLeftOut() throws Exception {
    assertThat(digest(zip().file("A", "").file(OWN + "x", "")))
        .isNotEqualTo(digest(zip().file("A", "")));
    assertThat(digest(zip().file("A", "").file("x/" + OWN, "")))
        .isNotEqualTo(digest(zip().file("A", "")));
  }

  @Test
  void jarOutsideLibCountsByItsBytes() throws Exception {
    byte[] early = zip().file("A", "a").time(1_000_000_000_000L).bytes();
    byte[] late = zip().file("A", "a").time(1_700_000_000_000L).bytes();

    assertThat(digest(zip().file("app.jar", early)))
        .isNotEqualTo(digest(zip().file("app.jar", late)));
    assertThat(digest(zip().file("lib/app.jar", early)))
        .isEqualTo(digest(zip().file("lib/app.jar", late)));
  }

  @Test
  void digestOfAKnownPackageStaysTheSameFromReleaseToRelease() throws Exception {
    byte[] jar = zip().file("META-INF/MANIFEST.MF", "Created-By: x\r\nA: b\r\n").bytes();

    assertThat(digest(zip().file("org/A.class", "class").file("lib/b.jar", jar)).hex())
        .isEqualTo("daa37b004a30908a556616b37a82e7ee37d47ad73fdfa52c0cbe663c163c2ce2");
  }

  @Provide
  Arbitrary<Map<String, String>> files() {
    Arbitrary<String> names =
        Arbitraries.of("A.class", "org/B.class", "org/C.class", "c", "lib", "META-INF/MANIFEST.MF");
    Arbitrary<String> contents = Arbitraries.of("", "a", "b", "ab", "A.class", "Main-Class: a\n");
    return Arbitraries.maps(names, contents).ofMinSize(1).map(TreeMap::new);
  }

  private static byte[] packed(Map<String, String> files, Random random) {
    List<String> names = new ArrayList<>(files.keySet());
    Collections.shuffle(names, random);
    ZipBuilder zip = zip().comment("comment " + random.nextInt());
    if (random.nextBoolean()) {
      zip.directory("org/").directory("empty/");
    }
    for (String name : names) {
      byte[] content = files.getOrDefault(name, "").getBytes(UTF_8);
      ZipBuilder added = random.nextBoolean() ? zip.file(name, content) : zip.stored(name, content);
      added.time(1000L * random.nextInt(Integer.MAX_VALUE)).entryComment("" + random.nextInt());
    }
    return zip.bytes();
  }

  private static byte[] nested(byte[] jar) {
    return zip().file("lib/nested.jar", jar).bytes();
  }

  private static ContentDigest digest(ZipBuilder zip) throws IOException {
    return digest(zip.bytes());
  }

  private static ContentDigest digest(byte[] zip) throws IOException {
    Path file = Files.createTempFile("digest", ".zip");
    try {
      Files.write(file, zip);
      return PackageReader.read(file).contentDigest();
    } finally {
      Files.delete(file);
    }
  }
}
