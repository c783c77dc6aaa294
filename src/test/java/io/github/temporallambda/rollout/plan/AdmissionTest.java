package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.ClassFile;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.request.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Lambda would refuse, or could not run, is told before anything is written. */
class AdmissionTest {

  private final Admission admission = new Admission();

  @Test
  void environmentThatTheReleaseMakesTooLargeIsRefusedWithItsNamesAndNoValue() {
    FunctionConfiguration full =
        Worlds.function("java17", 300, Map.of("RATES", "x".repeat(4096 - 100)));

    List<Problem> problems = admission.problems(observed(full), Worlds.request(Reach.PUBLISH));

    assertThat(problems)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.render())
                    .contains("Lambda takes 4096", "RATES", "TEMPORAL_WORKER_BUILD_ID")
                    .doesNotContain("xxx"));
  }

  @Test
  void environmentOfAVersionThatIsThereAlreadyIsNotAskedFor() {
    FunctionConfiguration full =
        Worlds.function("java17", 300, Map.of("RATES", "x".repeat(4096 - 100)));
    FunctionVersion published = Worlds.marked(4, Worlds.OURS, Worlds.CONTENT);

    assertThat(admission.problems(observed(full, published), Worlds.request(Reach.PUBLISH)))
        .isEmpty();
  }

  @Test
  void handlerThatTheRuntimeCannotLoadIsRefusedWithBothWaysOut() {
    List<Problem> problems =
        admission.problems(handlerOf(new ClassFile(65)), Worlds.request(Reach.PUBLISH));

    assertThat(problems)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.render())
                    .contains("compiled for Java 21", "runtime java17 cannot load")
                    .contains("65 (class file version)", "-Dmaven.compiler.release=17")
                    .contains("--function-name order-worker --runtime java21"));
  }

  @Test
  void runtimeIsNamedOnlyWhereLambdaHasOne() {
    assertThat(render(handlerOf(new ClassFile(66)))).contains("--runtime java25");
    assertThat(render(handlerOf(new ClassFile(70))))
        .contains("Java 26", "give the function a runtime of that Java")
        .doesNotContain("--runtime");
  }

  private String render(Observed observed) {
    return admission.problems(observed, Worlds.request(Reach.PUBLISH)).get(0).render();
  }

  private static Observed handlerOf(ClassFile tooNew) {
    Observed usual = Worlds.untouched();
    return new Observed(
        usual.function(),
        usual.published(),
        usual.registered(),
        usual.routing(),
        usual.current(),
        usual.handlerPresent(),
        Contradictions.none().with(Optional.of(tooNew)));
  }

  private static Observed observed(FunctionConfiguration function, FunctionVersion... published) {
    return new Observed(
        function, List.of(published), Optional.empty(), Optional.empty(), Optional.empty(), true);
  }
}
