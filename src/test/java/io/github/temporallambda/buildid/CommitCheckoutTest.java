package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitCheckoutTest {

  @TempDir Path repositoryDirectory;
  @TempDir Path into;
  @TempDir Path elsewhere;

  private SampleRepository repository;
  private RevCommit second;

  @BeforeEach
  void commitTwice() throws IOException, GitAPIException {
    repository = SampleRepository.in(repositoryDirectory);
    repository.git().tag().setName("v1").setSigned(false).call();
    repository.git().branchCreate().setName("old").call();
    repository.write("src/A.java", "class A { int second; }\n");
    second = repository.commit("second");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD~1", "HEAD^", "v1", "old", "refs/heads/old", "main~1"})
  void commitOfAnyExpressionIsCheckedOutClean(String ref) throws IOException {
    repository.write("src/A.java", "not committed");

    CommitCheckout checkout = CommitCheckout.of(repositoryDirectory, ref, into).orElseThrow();

    assertThat(checkout.commit().id()).isEqualTo(repository.first().getName());
    assertThat(checkout.commit().isDirty()).isFalse();
    assertThat(into.resolve("src/A.java")).hasContent("class A {}\n");
    assertThat(repositoryDirectory.resolve("src/A.java")).hasContent("not committed");
  }

  @Test
  void fullAndAbbreviatedCommitIdsAreTaken() {
    String id = second.getName();

    assertThat(CommitCheckout.of(repositoryDirectory, id, into).orElseThrow().commit().id())
        .isEqualTo(id);
    assertThat(CommitCheckout.of(repositoryDirectory, id.substring(0, 8), elsewhere)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD~2", "nothing", "HEAD:src", "..", "0123456789", "^{"})
  void whatNamesNoCommitIsEmptyAndChecksNothingOut(String ref) {
    assertThat(CommitCheckout.of(repositoryDirectory, ref, into)).isEmpty();
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void placesOfTheWorkTreeHaveTheirCounterpartAndOthersHaveNone() throws IOException {
    CommitCheckout checkout =
        CommitCheckout.of(repositoryDirectory.resolve("src"), "HEAD", into).orElseThrow();

    assertThat(checkout.counterpart(repositoryDirectory.resolve("src/A.java")))
        .contains(into.toRealPath().resolve("src/A.java"));
    assertThat(checkout.counterpart(repositoryDirectory)).contains(into.toRealPath());
    assertThat(checkout.counterpart(elsewhere)).isEmpty();
  }

  @Test
  void commitBeyondTheEdgeOfAShallowCloneIsEmptyAndItsOwnIsChecked() throws GitAPIException {
    Path clone = elsewhere.resolve("clone");
    Git.cloneRepository()
        .setURI(repositoryDirectory.toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();

    assertThat(CommitCheckout.of(clone, "HEAD~1", into)).isEmpty();
    CommitCheckout checkout = CommitCheckout.of(clone, "HEAD", into).orElseThrow();
    assertThat(checkout.commit().id()).isEqualTo(second.getName());
    assertThat(checkout.commit().shallow()).isTrue();
  }

  @Test
  void repositoryItComesFromIsNotWrittenTo() throws IOException {
    Path git = repositoryDirectory.resolve(".git");
    String before = Files.readString(git.resolve("HEAD")) + list(git);

    var unused = CommitCheckout.of(repositoryDirectory, "HEAD~1", into);

    assertThat(Files.readString(git.resolve("HEAD")) + list(git)).isEqualTo(before);
  }

  private static String list(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.sorted().toList().toString();
    }
  }
}
