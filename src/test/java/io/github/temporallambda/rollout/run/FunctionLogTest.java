package io.github.temporallambda.rollout.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import io.github.temporallambda.rollout.plan.Worlds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionLogTest {

  private static final InvokedFunction FUNCTION =
      new InvokedFunction.OfVersion(Worlds.marked(5, Worlds.OURS, Worlds.CONTENT));
  private static final Problem UNPROVEN =
      Problem.gate("It does not poll.", List.of("none is bound"), "run it again");

  @Test
  void cloudWatchIsToldAsACommandToPaste() {
    Problem told = FunctionLog.cloudWatch().completed(UNPROVEN, FUNCTION);

    assertThat(told.evidence()).containsExactly("none is bound");
    assertThat(told.next())
        .containsExactly(
            "run it again",
            "aws logs tail /aws/lambda/order-worker --region eu-west-1 --since 15m");
  }

  @Test
  void lastLinesOfALogAtHandAreEvidence() {
    List<String> printed = IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).toList();

    Problem told = FunctionLog.of(function -> printed).completed(UNPROVEN, FUNCTION);

    assertThat(told.evidence())
        .startsWith("none is bound", "the function's output ended with:", "  line 26")
        .endsWith("  line 40");
  }

  @Test
  void silentFunctionIsCalledSo() {
    Problem told = FunctionLog.of(function -> List.of()).completed(UNPROVEN, FUNCTION);

    assertThat(told.evidence()).containsExactly("none is bound", "the function wrote no output");
  }

  @Test
  void latestIsAskedForByItsName() {
    InvokedFunction latest = new InvokedFunction.OfLatest(Worlds.goodFunction());

    assertThat(latest.qualifier()).isEqualTo("$LATEST");
    assertThat(latest.region()).isEqualTo("eu-west-1");
    assertThat(latest.arn())
        .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:order-worker");
  }
}
