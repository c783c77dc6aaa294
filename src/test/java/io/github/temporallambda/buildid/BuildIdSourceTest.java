package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of several modules, of which one is the worker. */
class BuildIdSourceTest {

  @TempDir Path directory;
  private Path root;
  private Path module;
  private SampleRepository sample;

  @BeforeEach
  void monorepo() throws Exception {
    root = directory.resolve("repository");
    sample = SampleRepository.in(root);
    sample.write("worker/pom.xml", "<project/>\n");
    sample.write("worker/src/Worker.java", "class Worker {}\n");
    sample.write("common/src/Order.java", "class Order {}\n");
    sample.write("website/index.html", "hello\n");
    commit("modules");
    module = root.resolve("worker");
  }

  @AfterEach
  void close() {
    sample.close();
  }

  @Test
  void theTreeIsTheModulesOwnUnlessPathsAreNamed() throws Exception {
    String ofGit = sample.git().getRepository().resolve("HEAD:worker").getName();

    assertThat(buildId()).isEqualTo(ofGit.substring(0, 12));
    assertThat(tree().read(module).commit().id()).isEqualTo(sample.head().id());
  }

  @Test
  void onlyAChangeToTheWorkerMakesANewBuildId() throws Exception {
    String before = buildId();

    sample.write("website/index.html", "hello again\n");
    commit("website");
    assertThat(buildId()).isEqualTo(before);

    sample.write("worker/src/Worker.java", "class Worker { }\n");
    commit("worker");
    assertThat(buildId()).isNotEqualTo(before);
  }

  @Test
  void theCommitMakesANewBuildIdWhateverChanged() throws Exception {
    BuildIdSource commit = new BuildIdSource.Commit();
    String before = commit.read(module).digits();
    sample.write("website/index.html", "hello again\n");
    commit("website");

    assertThat(commit.read(module).digits())
        .isNotEqualTo(before)
        .isEqualTo(sample.head().id().substring(0, 12));
  }

  @Test
  void whatTheWorkerIsBuiltFromBesidesCountsWhereItIsNamed() throws Exception {
    String before = buildId(".", "../common");

    sample.write("common/src/Order.java", "class Order { }\n");
    commit("common");

    assertThat(buildId(".", "../common")).isNotEqualTo(before);
  }

  @Test
  void severalPathsCombineInWhateverOrderAndHoweverOftenTheyAreNamed() {
    assertThat(buildId(".", "../common", "../pom.xml"))
        .matches("[0-9a-f]{12}")
        .isEqualTo(buildId("../pom.xml", "../common/", "../worker/src/..", "../common"))
        .isNotEqualTo(buildId(".", "../common"));
  }

  @Test
  void filesThatSwapTheirPlacesMakeAnotherBuildId() throws Exception {
    String before = buildId("../common", "../website");
    Files.move(root.resolve("common"), root.resolve("aside"));
    Files.move(root.resolve("website"), root.resolve("common"));
    Files.move(root.resolve("aside"), root.resolve("website"));
    commit("swapped");

    assertThat(buildId("../common", "../website")).isNotEqualTo(before);
  }

  @Test
  void onlyBelowThePathsAWorkTreeIsDirty() throws Exception {
    sample.write("website/index.html", "changed\n");
    sample.write("worker-notes.txt", "not in the worker\n");
    assertThat(tree().read(module).commit().isDirty()).isFalse();

    sample.write("worker/src/New.java", "class New {}\n");

    Revision dirty = tree().read(module);
    assertThat(dirty.commit().dirtyPaths()).containsExactly("worker/src/New.java");
    assertThat(BuildIdDerivation.derive(dirty, true).value())
        .isEqualTo(dirty.digits() + "-dirty-" + dirty.commit().dirtyDigest());
    assertThatThrownBy(() -> BuildIdDerivation.derive(dirty, false))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("worker/src/New.java");
  }

  @Test
  void whatIsDirtyElsewhereDoesNotChangeTheDirtyDigest() throws Exception {
    sample.write("worker/src/New.java", "class New {}\n");
    Revision before = tree().read(module);
    sample.write("website/index.html", "changed\n");

    assertThat(tree().read(module)).isEqualTo(before);
  }

  @Test
  void aShallowCloneGivesTheSame() throws Exception {
    Path clone = directory.resolve("clone");
    Git.cloneRepository()
        .setURI(root.toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();

    Revision revision = tree("", "../common").read(clone.resolve("worker"));

    assertThat(revision.commit().shallow()).isTrue();
    assertThat(revision.digits()).isEqualTo(buildId("", "../common"));
  }

  @Test
  void aPathThatIsNotCommittedIsNamed() throws Exception {
    sample.write("worker/generated/A.java", "class A {}\n");

    assertThatThrownBy(() -> buildId("generated"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("temporal-lambda.buildIdPaths")
        .hasMessageContaining("holds nothing at 'worker/generated'");
  }

  @Test
  void aPathOutsideTheRepositoryIsRefused() {
    assertThatThrownBy(() -> buildId("../../elsewhere"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("temporal-lambda.buildIdPaths")
        .hasMessageContaining("outside the work tree");
  }

  private void commit(String message) throws Exception {
    var unused = sample.commit(message);
  }

  private String buildId(String... paths) {
    return BuildIdDerivation.derive(tree(paths).read(module), false).value();
  }

  private static BuildIdSource tree(String... paths) {
    return new BuildIdSource.Tree(Stream.of(paths).map(Path::of).toList());
  }
}
