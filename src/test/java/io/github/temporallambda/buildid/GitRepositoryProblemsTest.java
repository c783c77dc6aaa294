package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryProblemsTest {

  @TempDir Path directory;

  @Test
  void noRepositoryIsSaid() {
    assertProblem(directory, "no git repository at or above '" + directory, "git init");
  }

  @Test
  void repositoryWithoutACommitIsSaid() throws Exception {
    Git.init().setDirectory(directory.toFile()).call().close();

    assertProblem(directory, "names no commit yet", "git commit");
  }

  @Test
  void bareRepositoryIsSaid() throws Exception {
    Git.init().setBare(true).setDirectory(directory.toFile()).call().close();

    assertProblem(directory, "is bare", "git clone");
  }

  @Test
  void sha256RepositoryIsRefusedBeforeItsTruncatedIdIsBelieved() throws Exception {
    try (SampleRepository sample = SampleRepository.in(directory)) {
      StoredConfig config = sample.git().getRepository().getConfig();
      config.setInt("core", null, "repositoryformatversion", 1);
      config.setString("extensions", null, "objectFormat", "sha256");
      config.save();
    }
    String id = "0123456789abcdef".repeat(4);
    Files.writeString(directory.resolve(".git/refs/heads/main"), id + "\n");

    assertProblem(directory, "by 'sha256' (extensions.objectFormat)", "--object-format=sha1");
  }

  @Test
  void missingCommitObjectIsSaidWithItsId() throws Exception {
    try (SampleRepository sample = SampleRepository.in(directory)) {
      Files.delete(objectFile(sample.first().getName()));

      assertProblem(directory, "Commit " + sample.first().getName(), "git fsck");
    }
  }

  @Test
  void damagedCommitObjectIsSaidWithItsId() throws Exception {
    try (SampleRepository sample = SampleRepository.in(directory)) {
      Path object = objectFile(sample.first().getName());
      Files.delete(object);
      Files.write(object, new byte[] {1, 2, 3});

      assertProblem(directory, "Commit " + sample.first().getName(), "git fsck");
    }
  }

  @Test
  void headThatNamesATreeIsNotACommit() throws Exception {
    try (SampleRepository sample = SampleRepository.in(directory)) {
      String tree = sample.first().getTree().getName();
      Files.writeString(directory.resolve(".git/HEAD"), tree + "\n");

      assertProblem(directory, "Commit " + tree, "git fsck");
    }
  }

  @Test
  void missingTreeIsSaid() throws Exception {
    try (SampleRepository sample = SampleRepository.in(directory)) {
      Files.delete(objectFile(sample.first().getTree().getName()));

      assertProblem(directory, "cannot be compared with its commit", "git status");
    }
  }

  @Test
  void damagedIndexIsSaid() throws Exception {
    SampleRepository.in(directory).close();
    Files.writeString(directory.resolve(".git/index"), "not an index");

    assertProblem(directory, "cannot be compared with its commit", "git status");
  }

  @Test
  void damagedConfigurationIsSaid() throws Exception {
    SampleRepository.in(directory).close();
    Files.writeString(directory.resolve(".git/config"), "[core\nbroken");

    assertProblem(directory, "cannot be read", "git fsck");
  }

  @Test
  void unknownRepositoryFormatIsSaid() throws Exception {
    SampleRepository.in(directory).close();
    Files.writeString(directory.resolve(".git/config"), "[core]\n\trepositoryformatversion = 99\n");

    assertProblem(directory, "cannot be read", "git fsck");
  }

  @Test
  void gitFileThatPointsNowhereIsSaid() throws Exception {
    Files.writeString(directory.resolve(".git"), "gitdir: " + directory.resolve("gone") + "\n");

    assertProblem(directory, "points to", "git worktree repair");
  }

  private Path objectFile(String id) {
    return directory.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private static void assertProblem(Path directory, String what, String next) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> GitRepository.head(directory));

    assertThat(thrown).isNotNull();
    assertThat(thrown.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
              assertThat(problem.what()).contains(what);
              assertThat(problem.next()).anyMatch(line -> line.contains(next));
            });
  }
}
