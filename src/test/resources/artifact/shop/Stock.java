package shop;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The shop's activities. */
@ActivityInterface
public interface Stock {

  void audit();

  Money price(Money offered);

  void ship();

  void keep();

  void fetch();

  void restock();

  static Stock activities() {
    return Workflow.newActivityStub(
        Stock.class,
        ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());
  }

  /** Has nothing in stock. */
  final class Real implements Stock {

    @Override
    public void audit() {}

    @Override
    public Money price(Money offered) {
      return offered;
    }

    @Override
    public void ship() {}

    @Override
    public void keep() {}

    @Override
    public void fetch() {
      throw ApplicationFailure.newNonRetryableFailure("none left", "OutOfStock");
    }

    @Override
    public void restock() {}
  }
}
