package io.github.temporallambda.replay.corpus;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** What the pairs' workflows have done by activities. */
@ActivityInterface
public interface Work {

  String reserve(String order);

  String ship(String order);

  String check(String order);

  /** Fails, always. */
  String refuse(String order);

  /** By ordinary activities. */
  static Work work() {
    return Workflow.newActivityStub(Work.class, options().build());
  }

  /** Options that a pair may change. */
  static ActivityOptions.Builder options() {
    return ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10));
  }

  /** By local activities. */
  static Work localWork() {
    return Workflow.newLocalActivityStub(
        Work.class,
        LocalActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());
  }

  /** Does what it is told. */
  class Done implements Work {

    @Override
    public String reserve(String order) {
      return "reserved " + order;
    }

    @Override
    public String ship(String order) {
      return "shipped " + order;
    }

    @Override
    public String check(String order) {
      return "checked " + order;
    }

    @Override
    public String refuse(String order) {
      throw ApplicationFailure.newNonRetryableFailure("refused", "Refused");
    }
  }
}
