package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function of these worlds runs {@code com.example.Handler}. */
class HandlerMatchTest {

  @ParameterizedTest
  @CsvSource({
    "com.example.Handler, false",
    "com.example.Handler::handleRequest, false",
    "com.example.Handler::run, true",
    "com.example.Other, true"
  })
  void whatTheGateStartsIsWhatLambdaStarts(String replayed, boolean refused) {
    Optional<Problem> problem = problem(Optional.of(new HandlerName(replayed)));

    assertThat(problem.isPresent()).isEqualTo(refused);
    problem.ifPresent(
        it ->
            assertThat(it.render())
                .contains("temporal-lambda.handler", replayed, "runs     com.example.Handler")
                .contains("<replayHandler>"));
  }

  @Test
  void withoutAHandlerOfItsOwnABuildIsReplayedAsTheFunctionRunsIt() {
    assertThat(problem(Optional.empty())).isEmpty();
  }

  private static Optional<Problem> problem(Optional<HandlerName> handler) {
    RolloutRequest usual = Worlds.request(Reach.ROUTE);
    Candidate candidate = usual.candidate();
    RolloutRequest request =
        new RolloutRequest(
            usual.goal(),
            usual.reach(),
            new Candidate(candidate.id(), candidate.commit(), candidate.artifact(), handler),
            usual.function(),
            usual.target(),
            usual.gate(),
            usual.proof(),
            usual.options());
    return HandlerMatch.problem(Worlds.untouched(), request);
  }
}
