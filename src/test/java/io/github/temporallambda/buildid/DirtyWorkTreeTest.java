package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DirtyWorkTreeTest {

  @TempDir Path directory;
  SampleRepository sample;

  @BeforeEach
  void makeRepository() throws Exception {
    sample = SampleRepository.in(directory);
  }

  @AfterEach
  void closeRepository() {
    sample.close();
  }

  @Test
  void changedFileIsDirty() throws Exception {
    sample.write("src/A.java", "class A { }\n");

    assertDirty("src/A.java");
  }

  @Test
  void stagedChangeIsDirty() throws Exception {
    sample.write("src/A.java", "class A { }\n");
    sample.git().add().addFilepattern("src/A.java").call();

    assertDirty("src/A.java");
  }

  @Test
  void changeThatIsStagedAndTakenBackInTheWorkTreeIsDirty() throws Exception {
    sample.write("src/A.java", "class A { }\n");
    sample.git().add().addFilepattern("src/A.java").call();
    sample.write("src/A.java", "class A {}\n");

    assertDirty("src/A.java");
  }

  @Test
  void stagedNewFileIsDirty() throws Exception {
    sample.write("src/B.java", "class B {}\n");
    sample.git().add().addFilepattern("src/B.java").call();

    assertDirty("src/B.java");
  }

  @Test
  void deletedFileIsDirty() throws Exception {
    Files.delete(directory.resolve("pom.xml"));

    assertDirty("pom.xml");
  }

  @Test
  void fileRemovedFromTheIndexIsDirty() throws Exception {
    sample.git().rm().addFilepattern("pom.xml").call();

    assertDirty("pom.xml");
  }

  @Test
  void untrackedFilesAreDirtyEachByItself() throws Exception {
    sample.write("new/z/Z.java", "class Z {}\n");
    sample.write("new/C.java", "class C {}\n");
    sample.write("B.java", "class B {}\n");

    assertDirty("B.java", "new/C.java", "new/z/Z.java");
  }

  @Test
  void conflictIsDirty() throws Exception {
    sample.git().checkout().setCreateBranch(true).setName("theirs").call();
    sample.write("pom.xml", "<theirs/>");
    ObjectId theirs = sample.commit("theirs");
    sample.git().checkout().setName("main").call();
    sample.write("pom.xml", "<ours/>");
    sample.commit("ours");
    sample.git().merge().include(theirs).call();

    assertDirty("pom.xml");
  }

  @Test
  void ignoredFileIsNotDirty() throws Exception {
    sample.write("target/app.jar", "built");

    assertDirty();
  }

  @Test
  void touchedFileIsNotDirty() throws Exception {
    Files.setLastModifiedTime(
        directory.resolve("pom.xml"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

    assertDirty();
  }

  @Test
  void digestDependsOnContentAndNotOnTime() throws Exception {
    sample.write("new.txt", "one");
    String one = digest();
    Files.setLastModifiedTime(
        directory.resolve("new.txt"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    String touched = digest();
    sample.write("new.txt", "two");
    String two = digest();
    sample.write("new.txt", "one");
    String oneAgain = digest();

    assertThat(one).matches("[0-9a-f]{8}").isEqualTo(touched).isEqualTo(oneAgain);
    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void digestTellsAMissingFileFromAnEmptyOneAndFromOneThatSaysMissing() throws Exception {
    Files.delete(directory.resolve("pom.xml"));
    String missing = digest();
    sample.write("pom.xml", "");
    String empty = digest();
    sample.write("pom.xml", "missing");
    String saysMissing = digest();

    assertThat(missing).isNotEqualTo(empty);
    assertThat(saysMissing).isNotEqualTo(empty).isNotEqualTo(missing);
  }

  @Test
  void digestDependsOnTheName() throws Exception {
    sample.write("one.txt", "same");
    String one = digest();
    Files.move(directory.resolve("one.txt"), directory.resolve("two.txt"));

    assertThat(digest()).isNotEqualTo(one);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linkCountsByItsTargetAndIsNotFollowed() throws Exception {
    Path outside = directory.resolve("target/outside.txt");
    sample.write("target/outside.txt", "one");
    Files.createSymbolicLink(directory.resolve("link"), outside);
    String before = digest();
    sample.write("target/outside.txt", "two");
    String after = digest();
    Files.delete(directory.resolve("link"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));

    assertDirty("link");
    assertThat(after).isEqualTo(before).isNotEqualTo(digest());
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisabledOnOs(OS.WINDOWS)
  void pipeIsPassedOverAsGitDoes() throws Exception {
    Process mkfifo =
        new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).inheritIO().start();
    assertThat(mkfifo.waitFor()).isZero();

    assertDirty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void executableBitIsPartOfTheDigest() throws Exception {
    sample.write("run.sh", "echo");
    String plain = digest();
    assertThat(directory.resolve("run.sh").toFile().setExecutable(true)).isTrue();

    assertThat(digest()).isNotEqualTo(plain);
  }

  private void assertDirty(String... paths) {
    assertThat(sample.head().dirtyPaths()).containsExactly(paths);
  }

  private String digest() throws IOException {
    return sample.head().dirtyDigest();
  }
}
