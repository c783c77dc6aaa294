package io.github.temporallambda.buildid;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

  @TempDir Path directory;
  SampleRepository sample;

  @BeforeEach
  void makeRepository() throws Exception {
    sample = SampleRepository.in(directory.resolve("project"));
  }

  @AfterEach
  void closeRepository() {
    sample.close();
  }

  @Test
  void cleanTreeIsTheCommitOfHead() {
    GitCommit head = sample.head();

    assertThat(head.id()).isEqualTo(sample.first().getName());
    assertThat(head.committedAt()).isEqualTo(sample.first().getCommitterIdent().getWhenAsInstant());
    assertThat(head.dirtyPaths()).isEmpty();
    assertThat(head.dirtyDigest()).isEmpty();
    assertThat(head.shallow()).isFalse();
  }

  @Test
  void subdirectoryFindsTheRepositoryAbove() {
    assertThat(GitRepository.head(sample.root().resolve("src"))).isEqualTo(sample.head());
  }

  @Test
  void detachedHeadIsRead() throws Exception {
    sample.write("pom.xml", "<project>2</project>");
    sample.commit("second");
    sample.git().checkout().setName(sample.first().getName()).call();

    assertThat(sample.head().id()).isEqualTo(sample.first().getName());
    assertThat(sample.head().isDirty()).isFalse();
  }

  @Test
  void shallowCloneIsReadAndSaysSo() throws Exception {
    sample.write("pom.xml", "<project>2</project>");
    RevCommit second = sample.commit("second");
    Path clone = directory.resolve("clone");
    Git.cloneRepository()
        .setURI(sample.root().toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();

    GitCommit head = GitRepository.head(clone);

    assertThat(head.id()).isEqualTo(second.getName());
    assertThat(head.shallow()).isTrue();
    assertThat(head.isDirty()).isFalse();
  }

  @Test
  void mergeCommitIsRead() throws Exception {
    sample.git().checkout().setCreateBranch(true).setName("feature").call();
    sample.write("feature.txt", "feature");
    ObjectId feature = sample.commit("feature");
    sample.git().checkout().setName("main").call();
    ObjectId merge =
        sample
            .git()
            .merge()
            .include(feature)
            .setFastForward(FastForwardMode.NO_FF)
            .call()
            .getNewHead();

    assertThat(sample.head().id()).isEqualTo(merge.getName());
  }

  @Test
  void linkedWorkTreeIsReadWithItsOwnHeadAndItsOwnChanges() throws Exception {
    Path linked = directory.resolve("linked");
    git("worktree", "add", "--detach", linked.toString());
    sample.write("pom.xml", "<project>2</project>");
    sample.commit("second");

    assertThat(GitRepository.head(linked).id()).isEqualTo(sample.first().getName());
    assertThat(GitRepository.head(linked).isDirty()).isFalse();

    Files.writeString(linked.resolve("new.txt"), "new");
    assertThat(GitRepository.head(linked).dirtyPaths()).containsExactly("new.txt");
    assertThat(sample.head().isDirty()).isFalse();
  }

  @Test
  void changeWithinASubmoduleCounts() throws Exception {
    try (SampleRepository library = SampleRepository.in(directory.resolve("library"))) {
      sample
          .git()
          .submoduleAdd()
          .setPath("modules/library")
          .setURI(library.root().toUri().toString())
          .call()
          .close();
    }
    sample.commit("submodule");
    assertThat(sample.head().isDirty()).isFalse();

    sample.write("modules/library/pom.xml", "<project>changed</project>");
    GitCommit changed = sample.head();
    sample.write("modules/library/pom.xml", "<project>changed otherwise</project>");

    assertThat(changed.dirtyPaths()).containsExactly("modules/library");
    assertThat(sample.head().dirtyDigest()).isNotEqualTo(changed.dirtyDigest());
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(sample.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("git.log").toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "needs git on the PATH: " + e.getMessage());
      return;
    }
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(directory.resolve("git.log"))).isZero();
  }
}
