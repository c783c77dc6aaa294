package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.temporallambda.replay.fixture.Handler;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.failure.DefaultFailureConverter;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.List;

/** A handler with everything of its own; each of its subclasses lacks one thing. */
public class ShopHandler extends Handler {

  @Override
  protected WorkflowClientOptions.Builder clientOptions() {
    WorkflowClientOptions.Builder options =
        WorkflowClientOptions.newBuilder().setDataConverter(encrypted(converter()));
    return isPropagating() ? options.setContextPropagators(List.of(new Tenant())) : options;
  }

  protected DataConverter encrypted(DataConverter converter) {
    return new CodecDataConverter(
        converter, List.of(new AesCodec(System.getenv("SHOP_KEY"))), true);
  }

  private DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper()))
        .withFailureConverter(failures());
  }

  protected ObjectMapper mapper() {
    return JacksonJsonPayloadConverter.newDefaultObjectMapper().registerModule(Money.module());
  }

  protected FailureConverter failures() {
    return new ShopFailures();
  }

  protected boolean isPropagating() {
    return true;
  }

  @Override
  protected WorkerFactoryOptions factoryOptions() {
    return WorkerFactoryOptions.newBuilder().setWorkerInterceptors(new Audit()).build();
  }

  protected WorkflowImplementationOptions strictOptions() {
    return WorkflowImplementationOptions.newBuilder()
        .setFailWorkflowExceptionTypes(IllegalStateException.class)
        .build();
  }

  @Override
  protected WorkerOptions workerOptions() {
    // Not versioned where the histories are recorded.
    return System.getenv("TEMPORAL_DEPLOYMENT_NAME") == null
        ? WorkerOptions.getDefaultInstance()
        : super.workerOptions();
  }

  @Override
  protected void workers(WorkerFactory factory) {
    Worker worker = factory.newWorker("shop", workerOptions());
    worker.registerWorkflowImplementationTypes(
        Workflows.CheckoutFlow.class,
        Workflows.PricedFlow.class,
        Workflows.OwnedFlow.class,
        Workflows.FetchedFlow.class);
    worker.registerWorkflowImplementationTypes(strictOptions(), Workflows.StrictFlow.class);
    registerDynamic(worker);
    worker.registerActivitiesImplementations(new Stock.Real());
  }

  protected void registerDynamic(Worker worker) {
    worker.registerWorkflowImplementationTypes(Workflows.AnythingElse.class);
  }

  public static final class WithAll extends ShopHandler {}

  public static final class WithoutCodec extends ShopHandler {
    @Override
    protected DataConverter encrypted(DataConverter converter) {
      return converter;
    }
  }

  public static final class WithoutModule extends ShopHandler {
    @Override
    protected ObjectMapper mapper() {
      return JacksonJsonPayloadConverter.newDefaultObjectMapper();
    }
  }

  public static final class WithoutFailureConverter extends ShopHandler {
    @Override
    protected FailureConverter failures() {
      return new DefaultFailureConverter();
    }
  }

  public static final class WithoutPropagator extends ShopHandler {
    @Override
    protected boolean isPropagating() {
      return false;
    }
  }

  public static final class WithoutInterceptor extends ShopHandler {
    @Override
    protected WorkerFactoryOptions factoryOptions() {
      return WorkerFactoryOptions.getDefaultInstance();
    }
  }

  public static final class WithoutOptions extends ShopHandler {
    @Override
    protected WorkflowImplementationOptions strictOptions() {
      return WorkflowImplementationOptions.getDefaultInstance();
    }
  }

  public static final class WithoutDynamicWorkflow extends ShopHandler {
    @Override
    protected void registerDynamic(Worker worker) {}
  }
}
