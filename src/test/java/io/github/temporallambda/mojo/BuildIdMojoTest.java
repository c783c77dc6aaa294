package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdMojoTest {

  private static final String RESOURCE = "target/classes/META-INF/temporal-lambda/build.properties";

  @TempDir Path basedir;
  private String commit = "";

  @BeforeEach
  void commitOnce() throws IOException, GitAPIException {
    try (Git git = Git.init().setDirectory(basedir.toFile()).call()) {
      Files.writeString(basedir.resolve(".gitignore"), "target/\n");
      git.add().addFilepattern(".").call();
      commit = git.commit().setMessage("one").setSign(false).call().getName();
    }
  }

  @Test
  void tellsTheBuildTheFirstTwelveDigitsOfTheCommit() throws Exception {
    GoalBench bench = GoalBench.withoutPlugin(basedir);

    bench.run("build-id");

    Properties properties = bench.project.getProperties();
    assertThat(properties)
        .containsEntry("temporalLambda.buildId", commit.substring(0, 12))
        .containsEntry("temporalLambda.commit", commit);
    assertThat(bench.log.info).containsExactly("Build ID " + commit.substring(0, 12));
    assertThat(basedir.resolve("target/classes")).doesNotExist();
  }

  @Test
  void saysThatTheWorkTreeIsDirtyAndGoesOn() throws Exception {
    Files.writeString(basedir.resolve("new.txt"), "x");
    GoalBench bench = GoalBench.withoutPlugin(basedir);

    bench.run("build-id");

    assertThat(bench.project.getProperties().getProperty("temporalLambda.buildId"))
        .matches(commit.substring(0, 12) + "-dirty-[0-9a-f]{8}");
    assertThat(bench.log.info.get(0)).contains("differs from commit " + commit + " in 1 path");
  }

  @Test
  void writesTheResourceWhereAskedWithoutATimeInIt() throws Exception {
    GoalBench.withConfiguration(basedir, "<buildIdResource>true</buildIdResource>").run("build-id");

    assertThat(Files.readAllLines(basedir.resolve(RESOURCE)))
        .isEqualTo(List.of("buildId=" + commit.substring(0, 12), "commit=" + commit));
  }

  @Test
  void derivesTheBuildIdFromTheTreeWhereAsked() throws Exception {
    String tree;
    try (Git git = Git.open(basedir.toFile())) {
      tree = git.getRepository().resolve("HEAD^{tree}").getName();
    }
    GoalBench bench = GoalBench.withConfiguration(basedir, "<buildIdSource>tree</buildIdSource>");

    bench.run("build-id");

    assertThat(bench.project.getProperties())
        .containsEntry("temporalLambda.buildId", tree.substring(0, 12))
        .containsEntry("temporalLambda.commit", commit);
  }

  @Test
  void derivesItFromWhatIsBelowTheNamedPathsAlone() throws Exception {
    Files.writeString(basedir.resolve("new.txt"), "not below them");
    GoalBench bench =
        GoalBench.withoutPlugin(basedir)
            .given("temporal-lambda.buildIdSource", "tree")
            .given("temporal-lambda.buildIdPaths", ".gitignore");

    bench.run("build-id");

    assertThat(bench.project.getProperties().getProperty("temporalLambda.buildId"))
        .matches("[0-9a-f]{12}");
  }

  @Test
  void refusesPathsWithoutATreeAndASourceThatIsNone() throws Exception {
    assertThatThrownBy(
            () ->
                GoalBench.withoutPlugin(basedir)
                    .given("temporal-lambda.buildIdPaths", "src")
                    .run("build-id"))
        .hasMessageContaining("temporal-lambda.buildIdPaths")
        .hasMessageContaining("-Dtemporal-lambda.buildIdSource=tree");
    assertThatThrownBy(
            () ->
                GoalBench.withoutPlugin(basedir)
                    .given("temporal-lambda.buildIdSource", "Tree")
                    .run("build-id"))
        .hasMessageContaining("'Tree' is none of commit, tree");
  }

  @Test
  void leavesAResourceThatSaysTheSameUntouched() throws Exception {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir).given("temporal-lambda.buildIdResource", "true");
    bench.run("build-id");
    Path resource = basedir.resolve(RESOURCE);
    Files.setLastModifiedTime(resource, FileTime.fromMillis(1000));

    bench.run("build-id");

    assertThat(Files.getLastModifiedTime(resource).toMillis()).isEqualTo(1000);
  }

  @Test
  void refusesAPropertyThatWouldHideWhatIsDerived() {
    GoalBench bench = GoalBench.withoutPlugin(basedir).given("temporalLambda.buildId", "mine");

    assertThatThrownBy(() -> bench.run("build-id"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("-DtemporalLambda.buildId was given");
    assertThat(bench.project.getProperties()).isEmpty();
  }

  @Test
  void stopsWithItsOwnWordsWhereTheResourceCannotBeWritten() throws Exception {
    Files.createDirectories(basedir.resolve("target"));
    Files.writeString(basedir.resolve("target/classes"), "a file in the way");
    GoalBench bench =
        GoalBench.withoutPlugin(basedir).given("temporal-lambda.buildIdResource", "true");

    assertThatThrownBy(() -> bench.run("build-id"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("cannot be written to")
        .hasNoCause();
  }
}
