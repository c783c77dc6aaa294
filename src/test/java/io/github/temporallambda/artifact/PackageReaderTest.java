package io.github.temporallambda.artifact;

import static io.github.temporallambda.artifact.ZipBuilder.zip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageReaderTest {

  private static final int LINK = 0120777;
  private static final int PIPE = 0010644;
  private static final int FILE = 0100644;
  private static final int DIRECTORY = 0040755;
  private static final int UNSET = 0177777;

  @TempDir Path directory;

  @Test
  void goodPackageIsReadWithItsSizeAndLambdasDigest() throws Exception {
    Path file =
        zip().directory("org/").file("org/A.class", "class").file("lib/b.jar", jar()).in(directory);

    DeploymentPackage read = PackageReader.read(file);

    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertThat(read.file()).isEqualTo(file);
    assertThat(read.bytes()).isEqualTo(Files.size(file));
    assertThat(read.codeSha256().base64()).isEqualTo(Base64.getEncoder().encodeToString(sha256));
  }

  @Test
  void missingFileIsSaid() {
    assertProblem(directory.resolve("none.jar"), "There is no deployment package", "mvn package");
  }

  @Test
  void directoryIsNotAPackage() {
    assertProblem(directory, "is not a file", "name the jar or zip");
  }

  @Test
  void emptyFileIsSaid() throws Exception {
    assertProblem(write(new byte[0]), "is empty", "mvn clean package");
  }

  @Test
  void zipWithoutFilesIsSaid() throws Exception {
    assertProblem(zip().directory("org/").in(directory), "is empty", "mvn clean package");
  }

  @Test
  void otherFileIsNotAZip() throws Exception {
    assertProblem(write("#!/bin/sh\nexit\n".getBytes(UTF_8)), "is not a zip", "mvn clean package");
  }

  @Test
  void truncatedZipIsNotAZip() throws Exception {
    byte[] whole = zip().file("a", "content").bytes();
    assertProblem(write(Arrays.copyOf(whole, whole.length - 30)), "is not a zip", "mvn");
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, absolute",
    "C:/evil, absolute",
    "c:evil, absolute",
    "../evil, climbs",
    "a/../../evil, climbs",
    "a/.., climbs",
    "a/../, climbs",
    "./a, second name",
    "a//b, second name",
    "/, absolute",
  })
  void nameThatCouldLeaveThePackageIsRefused(String name, String rule) throws Exception {
    assertRefused(zip().file(name, "evil"), name, rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a!b", "..!evil", "d/!evil"})
  void backslashIsRefusedThoughTheLibraryHidesIt(String name) throws Exception {
    byte[] bytes = zip().file(name, "evil").bytes();
    byte[] evil = new String(bytes, ISO_8859_1).replace('!', '\\').getBytes(ISO_8859_1);

    assertProblem(write(evil), "has a backslash", "rename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001b[31mb", "a\u007fb"})
  void controlCharactersAreRefusedAndDoNotReachTheMessage(String name) throws Exception {
    assertThat(assertRefused(zip().file(name, "evil"), "Entry 'a?", "control character").render())
        .doesNotContain("\u0000", "a\nb", "\u001b", "\u007f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..a", "a..b/c", "...", "ab:c", "META-INF/x y/ä.txt", "aux"})
  void oddButHarmlessNamesAreTaken(String name) throws Exception {
    assertThat(PackageReader.read(zip().file(name, "good").in(directory)).bytes()).isPositive();
  }

  @Test
  void entryThatIsThereTwiceIsRefused() throws Exception {
    assertRefused(zip().file("a", "one").file("b", "").file("a", "two"), "'a'", "there twice");
  }

  @Test
  void directoryThatIsThereTwiceIsHarmless() throws Exception {
    Path file = zip().directory("a/").directory("a/").file("a/b", "").in(directory);

    assertThat(PackageReader.read(file).bytes()).isPositive();
  }

  @Test
  void fileThatIsAlsoADirectoryIsRefused() throws Exception {
    assertRefused(zip().file("x/a", "one").file("x/a/b", "two"), "'x/a'", "both a file and");
    assertRefused(zip().directory("a/").file("a", "two"), "'a'", "both a file and");
  }

  @Test
  void linksAndSpecialFilesAreRefused() throws Exception {
    assertRefused(zip().mode("link", LINK, "/etc/passwd"), "'link'", "link or special");
    assertRefused(zip().mode("pipe", PIPE, ""), "'pipe'", "link or special");
  }

  @Test
  void regularFilesAndDirectoriesWithUnixModesAreTaken() throws Exception {
    Path file = zip().mode("d/", DIRECTORY, "").mode("d/f", FILE, "good").in(directory);

    assertThat(PackageReader.read(file).bytes()).isPositive();
  }

  @Test
  void directoryWhoseModeAnOldArchiverLeftUnsetIsTakenAndAFileIsNot() throws Exception {
    Path file = zip().mode("d/", UNSET, "").file("d/f", "good").in(directory);

    assertThat(PackageReader.read(file).bytes()).isPositive();
    assertRefused(zip().mode("f", UNSET, "evil"), "'f'", "link or special");
  }

  @Test
  void encryptedEntryIsRefused() throws Exception {
    ZipBytes zip = new ZipBytes(zip().file("a", "one").file("b", "two").bytes());
    assertProblem(write(zip.withShort(1, ZipBytes.FLAGS, 1).bytes()), "Entry 'b'", "rename");
  }

  @Test
  void methodThatJavaCannotUnpackIsRefused() throws Exception {
    ZipBytes zip = new ZipBytes(zip().file("a", "one").bytes());
    assertProblem(write(zip.withShort(0, ZipBytes.METHOD, 12).bytes()), "by method 12", "rename");
  }

  @Test
  void directoryWithContentIsRefused() throws Exception {
    assertRefused(zip().stored("d/", new byte[] {1}), "'d/'", "has content");
  }

  @Test
  void contentThatDoesNotMatchItsChecksumIsDamaged() throws Exception {
    ZipBytes zip = new ZipBytes(zip().file("a", "one").file("b", "two").bytes());
    assertProblem(write(zip.withInt(1, ZipBytes.CRC, 0).bytes()), "Entry 'b'", "mvn clean package");
  }

  @ParameterizedTest
  @CsvSource({"2, longer", "4, shorter"})
  void contentOfAnotherLengthThanItsHeaderIsDamaged(int claimed, String how) throws Exception {
    ZipBytes zip = new ZipBytes(zip().file("a", "one").bytes());
    assertProblem(write(zip.withInt(0, ZipBytes.SIZE, claimed).bytes()), how + " than", "mvn");
  }

  @Test
  void everyRuleHoldsWithinTheJarsOfLib() throws Exception {
    byte[] evil = zip().file("../evil", "evil").bytes();

    assertRefused(zip().file("lib/b.jar", evil), "app.zip!/lib/b.jar", "climbs");
    assertRefused(zip().file("lib/b.jar", "no jar"), "app.zip!/lib/b.jar", "is not a zip");
  }

  @Test
  void jarsElsewhereAreJustFiles() throws Exception {
    Path file =
        zip().file("lib/deep/b.jar", "any").file("b.jar", "any").file("lib/n", "").in(directory);

    assertThat(PackageReader.read(file).bytes()).isPositive();
  }

  private Problem assertRefused(ZipBuilder zip, String entry, String rule) throws IOException {
    Problem problem = assertProblem(zip.in(directory), rule, "");
    assertThat(problem.what()).contains(entry);
    return problem;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("app.zip"), bytes);
  }

  private static byte[] jar() {
    return zip().file("org/B.class", "class").bytes();
  }

  private static Problem assertProblem(Path file, String what, String next) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> PackageReader.read(file));

    assertThat(thrown).isNotNull();
    Problem problem = thrown.problems().get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(problem.what()).contains(what);
    assertThat(problem.next()).singleElement().asString().contains(next);
    return problem;
  }
}
