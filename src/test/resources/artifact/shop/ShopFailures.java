package shop;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.DefaultFailureConverter;

/** Makes an exception of the shop's own out of what an activity failed with. */
public final class ShopFailures implements FailureConverter {

  /** What workflows of the shop catch. */
  public static final class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final FailureConverter common = new DefaultFailureConverter();

  @Override
  public RuntimeException failureToException(Failure failure, DataConverter converter) {
    String type = failure.getCause().getApplicationFailureInfo().getType();
    return type.equals("OutOfStock")
        ? new OutOfStock()
        : common.failureToException(failure, converter);
  }

  @Override
  public Failure exceptionToFailure(Throwable exception, DataConverter converter) {
    return common.exceptionToFailure(exception, converter);
  }
}
