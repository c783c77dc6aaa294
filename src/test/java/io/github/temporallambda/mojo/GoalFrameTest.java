package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every goal does around its work, seen with {@code build-id}. */
class GoalFrameTest {

  private static final String RESOURCE = "temporal-lambda.buildIdResource";
  private static final String OFF = "<buildIdResource>false</buildIdResource>";

  @TempDir Path basedir;

  @BeforeEach
  void commitOnce() throws Exception {
    try (Git git = Git.init().setDirectory(basedir.toFile()).call()) {
      git.commit().setMessage("one").setSign(false).setAllowEmpty(true).call();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporal-lambda.skip", "temporal-lambda.build-id.skip"})
  void skipsAndSaysWhichPropertyDidItAndHowToUndoIt(String property) throws Exception {
    GoalBench bench = GoalBench.withoutPlugin(basedir).given(property, "true");

    bench.run("build-id");

    assertThat(bench.project.getProperties()).isEmpty();
    assertThat(bench.log.info).hasSize(1);
    assertThat(bench.log.info.get(0))
        .contains(property + " is true", "To run it, leave out -D" + property);
  }

  @Test
  void anotherGoalsSkipDoesNotSkip() throws Exception {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir).given("temporal-lambda.build-id.skip", "false");

    bench.run("build-id");

    assertThat(bench.project.getProperties()).isNotEmpty();
  }

  @Test
  void skipInThePomThatTheCommandLineContradictsStopsInsteadOfSkipping() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, "<skip>true</skip>")
            .given("temporal-lambda.skip", "false");

    assertThatThrownBy(() -> bench.run("build-id"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("<skip> is written in the POM, and -Dtemporal-lambda.skip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "TRUE", " true", "on"})
  void switchThatIsNeitherTrueNorFalseStopsTheBuild(String value) {
    GoalBench bench = GoalBench.withoutPlugin(basedir).given(RESOURCE, value);

    assertThatThrownBy(() -> bench.run("build-id"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("-D" + RESOURCE + ": '" + value + "' is neither true nor false.")
        .hasMessageContaining("write -D" + RESOURCE + "=true");
  }

  @Test
  void misspeltSkipDoesNotRun() {
    GoalBench bench = GoalBench.withoutPlugin(basedir).given("temporal-lambda.skip", "yes");

    assertThatThrownBy(() -> bench.run("build-id"))
        .hasMessageContaining("'yes' is neither true nor false");
    assertThat(bench.project.getProperties()).isEmpty();
  }

  @Test
  void misspeltPropertyStopsTheBuildAndNamesTheNearest() {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir).given("temporal-lambda.buildidResouce", "true");

    assertThatThrownBy(() -> bench.run("build-id"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("-Dtemporal-lambda.buildidResouce is not a parameter")
        .hasMessageContaining("did you mean -D" + RESOURCE + "?");
  }

  @Test
  void propertyFarFromEveryParameterPointsToHelp() {
    GoalBench bench = GoalBench.withoutPlugin(basedir).given("temporal-lambda.frobnicate", "1");

    assertThatThrownBy(() -> bench.run("build-id"))
        .hasMessageContaining("mvn temporal-lambda:help -Ddetail")
        .hasMessageNotContaining("did you mean");
  }

  @Test
  void propertyOfTheJvmCountsAsWell() {
    GoalBench bench = GoalBench.withoutPlugin(basedir);
    bench.request.getSystemProperties().setProperty("temporal-lambda.skipp", "true");

    assertThatThrownBy(() -> bench.run("build-id"))
        .hasMessageContaining("-Dtemporal-lambda.skipp is not a parameter");
  }

  @Test
  void emptyPropertyStopsTheBuild() {
    GoalBench bench = GoalBench.withoutPlugin(basedir).given(RESOURCE, "");

    assertThatThrownBy(() -> bench.run("build-id"))
        .hasMessageContaining("-D" + RESOURCE + " has no value");
  }

  @Test
  void literalInThePomThatTheCommandLineContradictsStopsTheBuild() {
    GoalBench bench = GoalBench.withConfiguration(basedir, OFF).given(RESOURCE, "true");

    assertThatThrownBy(() -> bench.run("build-id"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("<buildIdResource> is written in the POM, and -D" + RESOURCE)
        .hasMessageContaining("<properties><" + RESOURCE + ">");
  }

  @Test
  void literalInThePomThatTheCommandLineRepeatsIsFine() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, OFF).given(RESOURCE, "false");

    bench.run("build-id");

    assertThat(bench.project.getProperties()).isNotEmpty();
  }

  @Test
  void valueInPropertiesOfThePomGivesWayToTheCommandLine() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, "").given(RESOURCE, "false");
    bench.project.getProperties().setProperty(RESOURCE, "true");

    bench.run("build-id");

    assertThat(basedir.resolve("target/classes")).doesNotExist();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, "<skip>false</skip>")
            .given("temporal-lambda.skip", "maybe")
            .given("temporal-lambda.dryrunn", "true")
            .given(RESOURCE, "yes")
            .given("temporalLambda.commit", "0");

    assertThatThrownBy(() -> bench.run("build-id"))
        .hasMessageContaining("<skip> is written in the POM")
        .hasMessageContaining("temporal-lambda.dryrunn is not a parameter")
        .hasMessageContaining("'yes' is neither")
        .hasMessageContaining("-DtemporalLambda.commit was given");
    assertThat(bench.project.getProperties()).isEmpty();
  }

  @Test
  void moduleOfAReactorThatDoesNotDeclareThePluginIsPassedByInOneLine() throws Exception {
    GoalBench bench = GoalBench.withoutPlugin(basedir).inReactorOfTwo();

    bench.run("build-id");

    assertThat(bench.project.getProperties()).isEmpty();
    assertThat(bench.log.info)
        .containsExactly(
            "Module worker passed by: its own pom.xml does not declare"
                + " temporal-lambda-maven-plugin in <build><plugins> (inheriting it is not"
                + " enough).");
  }

  @Test
  void moduleThatOnlyInheritsTheBindingIsPassedByEvenAlone() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, "").boundInPom();
    bench.project.getOriginalModel().setBuild(null);

    bench.run("build-id");

    assertThat(bench.project.getProperties()).isEmpty();
    assertThat(bench.log.info.get(0)).startsWith("Module worker passed by");
  }

  @Test
  void moduleOfAReactorThatDeclaresThePluginActs() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, "").inReactorOfTwo().boundInPom();

    bench.run("build-id");

    assertThat(bench.project.getProperties()).isNotEmpty();
  }

  @Test
  void modulePackagedAsPomIsPassedByAlthoughItDeclaresThePlugin() throws Exception {
    GoalBench bench = GoalBench.withConfiguration(basedir, "");
    bench.project.getModel().setPackaging("pom");

    bench.run("build-id");

    assertThat(bench.log.info.get(0)).contains("packaging pom");
    assertThat(bench.project.getProperties()).isEmpty();
  }
}
