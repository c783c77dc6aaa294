package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnexplainedEndsTest {

  private static final JvmEnded EXITED = JvmEnded.of(77, List.of());
  private static final JvmEnded KILLED = JvmEnded.of(143, List.of());
  private static final JvmEnded OUT_OF_MEMORY =
      JvmEnded.of(3, List.of("Terminating due to java.lang.OutOfMemoryError: Metaspace"));

  private final UnexplainedEnds ends = new UnexplainedEnds();

  @Test
  void exitThatNoHistoryRepeatsIsAProblemWhateverElseHappened() {
    ends.add(EXITED);
    ends.add(KILLED);

    assertThat(ends.problems(false))
        .extracting(Problem::what)
        .containsExactly(
            "The handler's JVM ended with exit status 77 while histories were replayed together;"
                + " replayed alone, none of them ended it");
    assertThat(ends.problems(true)).isEmpty();
  }

  @Test
  void killFromOutsideIsACaveatOnce() {
    ends.add(KILLED);
    ends.add(KILLED);

    assertThat(ends.problems(false)).isEmpty();
    assertThat(ends.caveats(true)).isEqualTo(ends.caveats(false)).hasSize(1);
    assertThat(ends.caveats(false).get(0)).contains("was killed (SIGTERM)");
  }

  @Test
  void memoryThatManyNeedTogetherIsACaveatUnlessOneNeedsItAlone() {
    ends.add(OUT_OF_MEMORY);

    assertThat(ends.problems(false)).isEmpty();
    assertThat(ends.caveats(false)).hasSize(1);
    assertThat(ends.caveats(false).get(0)).contains("ran out of memory (Metaspace)");
    assertThat(ends.caveats(true)).isEmpty();
  }
}
