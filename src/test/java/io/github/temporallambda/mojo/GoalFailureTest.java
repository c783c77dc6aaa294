package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How what went wrong inside a goal reaches Maven. */
class GoalFailureTest {

  private static final Problem GATE = Problem.gate("The gate is closed.", List.of("order-42"), "x");
  private static final Problem REMOTE =
      Problem.remote("AWS refused.", List.of(), "see https://example.org/why");
  private final RuntimeException withSecret = new IllegalStateException("key=s3cr3t");

  @TempDir Path basedir;

  @Test
  void closedGateIsAFailureOfTheBuild() {
    assertThatThrownBy(() -> execute(problem(GATE)))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("The gate is closed.\n  order-42\nNext: x");
  }

  @Test
  void lostRaceIsAFailureOfTheBuild() {
    Problem conflict = Problem.conflict("Someone else routed.", List.of(), "look");

    assertThatThrownBy(() -> execute(problem(conflict))).isInstanceOf(MojoFailureException.class);
  }

  @Test
  void anythingElseIsAnErrorAndDoesNotEndWithABareUrl() {
    assertThatThrownBy(() -> execute(problem(REMOTE)))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageEndingWith("Next: see <https://example.org/why>");
  }

  @Test
  void gateTogetherWithAnythingElseIsAnError() {
    assertThatThrownBy(
            () ->
                execute(
                    () -> {
                      throw new ProblemException(List.of(GATE, REMOTE));
                    }))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("The gate is closed.")
        .hasMessageContaining("AWS refused.");
  }

  /** Maven prints the messages of all causes. */
  @Test
  void causeOfAProblemIsNotHandedToMavenNorLoggedWithItsMessage() {
    GoalBench bench = GoalBench.withoutPlugin(basedir);

    assertThatThrownBy(
            () ->
                goal(
                        bench,
                        () -> {
                          throw new ProblemException(REMOTE, withSecret);
                        })
                    .execute())
        .hasNoCause()
        .hasMessageNotContaining("s3cr3t");
    assertThat(bench.log.all())
        .contains("caused by java.lang.IllegalStateException")
        .doesNotContain("s3cr3t");
  }

  @Test
  void unexpectedExceptionIsCalledABugAndKeepsItsMessageToItself() {
    GoalBench bench = GoalBench.withoutPlugin(basedir);

    assertThatThrownBy(
            () ->
                goal(
                        bench,
                        () -> {
                          throw withSecret;
                        })
                    .execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasNoCause()
        .hasMessageContaining("temporal-lambda:build-id failed unexpectedly: this is a bug")
        .hasMessageContaining("java.lang.IllegalStateException at io.github.temporallambda.")
        .hasMessageContaining("/issues>")
        .hasMessageNotContaining("s3cr3t");
    assertThat(bench.log.all()).doesNotContain("s3cr3t");
  }

  @Test
  void interruptIsPassedOn() {
    assertThatThrownBy(
            () ->
                execute(
                    () -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void execute(AbstractGoal.Work work) throws MojoExecutionException, MojoFailureException {
    goal(GoalBench.withoutPlugin(basedir), work).execute();
  }

  private static AbstractGoal.Work problem(Problem problem) {
    return () -> {
      throw new ProblemException(problem);
    };
  }

  private static AbstractGoal goal(GoalBench bench, AbstractGoal.Work work) {
    AbstractGoal goal =
        new AbstractGoal() {
          @Override
          protected Work prepare(ParameterReader in) {
            return work;
          }

          @Override
          protected @Nullable String goalSkip() {
            return null;
          }
        };
    goal.session = bench.session();
    goal.project = bench.project;
    goal.execution = bench.execution("build-id");
    goal.setLog(bench.log);
    return goal;
  }
}
