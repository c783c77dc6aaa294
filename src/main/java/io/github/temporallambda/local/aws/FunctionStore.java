package io.github.temporallambda.local.aws;

import io.github.temporallambda.local.aws.Progress.Phase;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All functions of the account; every look and every change happens under one lock. */
final class FunctionStore {

  private final AwsAccount account;
  private final Stamps stamps;
  private final NavigableMap<String, LambdaFunction> functions = new TreeMap<>();

  FunctionStore(AwsAccount account, Stamps stamps) {
    this.account = account;
    this.stamps = stamps;
  }

  AwsAccount account() {
    return account;
  }

  Stamps stamps() {
    return stamps;
  }

  /**
   * Adds a function, Pending for the given pace, and does {@code work} on it.
   *
   * @throws AwsError 409 when the name is taken
   */
  synchronized <T> T create(
      String functionName,
      FunctionSettings settings,
      FunctionCode code,
      Pace pace,
      Function<LambdaFunction, T> work) {
    if (functions.containsKey(functionName)) {
      throw AwsError.conflict("Function already exist: " + functionName);
    }
    FunctionRevision latest =
        new FunctionRevision(
            FunctionReference.LATEST,
            settings,
            code,
            stamps.nextRevisionId(),
            stamps.now(),
            pace.start(Phase.CREATING, stamps.now()));
    LambdaFunction function = new LambdaFunction(functionName, account, latest, stamps);
    functions.put(functionName, function);
    return work.apply(function);
  }

  /**
   * Does {@code work} on a function, alone, after what is due has finished.
   *
   * @throws AwsError 404 when there is no such function, naming the ARN as it was asked for
   */
  synchronized <T> T with(FunctionReference reference, Function<LambdaFunction, T> work) {
    LambdaFunction function = functions.get(reference.functionName());
    if (function == null) {
      throw AwsError.functionNotFound(reference.arn(account));
    }
    function.settle();
    return work.apply(function);
  }

  /** Removes the whole function with its versions and aliases. */
  synchronized void delete(FunctionReference reference) {
    with(reference, function -> functions.remove(function.name()));
  }

  /** The same as {@link #with} where a function that is gone is an answer too. */
  synchronized <T> Optional<T> withPresent(String functionName, Function<LambdaFunction, T> work) {
    return Optional.ofNullable(functions.get(functionName)).map(work);
  }

  /** What {@code look} sees in each function, by name. */
  synchronized <T> List<T> each(Function<LambdaFunction, T> look) {
    functions.values().forEach(LambdaFunction::settle);
    return functions.values().stream().map(look).toList();
  }
}
