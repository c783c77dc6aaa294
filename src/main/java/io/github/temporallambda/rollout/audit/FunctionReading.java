package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.lambda.FunctionInventory;
import io.github.temporallambda.problem.Problem;

/** What reading one function came to. "Could not read" is neither there nor missing. */
public sealed interface FunctionReading {

  /** It is there. */
  record Found(FunctionInventory inventory) implements FunctionReading {}

  /** The account that the ARN names has no such function in that Region. */
  record Missing() implements FunctionReading {}

  /** Nobody can say; {@code why} tells the reason and the cure. */
  record Unreadable(Problem why) implements FunctionReading {}
}
