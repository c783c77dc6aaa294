package shop;

import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The shop's workflows; each goes another way without one of the handler's own parts. */
final class Workflows {

  private Workflows() {}

  /** Starts the others: what they get is written with the handler's own parts. */
  @WorkflowInterface
  public interface Checkout {
    @WorkflowMethod
    void run();
  }

  public static final class CheckoutFlow implements Checkout {
    @Override
    public void run() {
      Tenant.become("acme");
      child("Priced").execute(Void.class, Money.of(4200));
      child("Owned").execute(Void.class);
      child("Fetched").execute(Void.class);
      child("Wrapped").execute(Void.class, Money.of(100));
      try {
        child("Strict").execute(Void.class);
      } catch (ChildWorkflowFailure refused) {
        Stock.activities().keep();
      }
    }

    private static io.temporal.workflow.ChildWorkflowStub child(String type) {
      return Workflow.newUntypedChildWorkflowStub(
          type, ChildWorkflowOptions.newBuilder().setWorkflowId("shop-" + type).build());
    }
  }

  /** Needs codec and converter. */
  @WorkflowInterface
  public interface Priced {
    @WorkflowMethod
    void run(Money offered);
  }

  public static final class PricedFlow implements Priced {
    @Override
    public void run(Money offered) {
      if (Stock.activities().price(offered).isMoreThan(4000)) {
        Stock.activities().ship();
      }
    }
  }

  /** Needs the context. */
  @WorkflowInterface
  public interface Owned {
    @WorkflowMethod
    void run();
  }

  public static final class OwnedFlow implements Owned {
    @Override
    public void run() {
      if (Tenant.current().equals("acme")) {
        Stock.activities().ship();
      } else {
        Stock.activities().keep();
      }
    }
  }

  /** Needs the failure converter. */
  @WorkflowInterface
  public interface Fetched {
    @WorkflowMethod
    void run();
  }

  public static final class FetchedFlow implements Fetched {
    @Override
    public void run() {
      try {
        Stock.activities().fetch();
      } catch (ShopFailures.OutOfStock none) {
        Stock.activities().restock();
      }
    }
  }

  /** Needs the worker's options, to fail by an exception of any kind. */
  @WorkflowInterface
  public interface Strict {
    @WorkflowMethod
    void run();
  }

  public static final class StrictFlow implements Strict {
    @Override
    public void run() {
      throw new IllegalStateException("refused");
    }
  }

  /** What has no class of its own. */
  public static final class AnythingElse implements DynamicWorkflow {
    @Override
    public Object execute(EncodedValues arguments) {
      if (!arguments.get(0, Money.class).isMoreThan(4000)) {
        Stock.activities().ship();
      }
      return null;
    }
  }
}
