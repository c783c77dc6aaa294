package io.github.temporallambda.replay.corpus;

import io.nexusrpc.OperationException;
import io.nexusrpc.handler.OperationContext;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.NexusOperationInboundCallsInterceptor;
import io.temporal.common.interceptors.NexusOperationInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.worker.WorkerFactoryOptions;

/** Tells of every call that the SDK makes into a worker's code and out of it. */
final class EffectInterceptor extends WorkerInterceptorBase {

  private final Calls calls;

  private EffectInterceptor(Calls calls) {
    this.calls = calls;
  }

  /** Options of a factory whose workers tell all. */
  static WorkerFactoryOptions telling(Calls calls) {
    return WorkerFactoryOptions.newBuilder()
        .setWorkerInterceptors(new EffectInterceptor(calls))
        .build();
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new EffectWorkflowInterceptor(next, calls);
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      private ActivityExecutionContext context;

      @Override
      public void init(ActivityExecutionContext context) {
        this.context = context;
        super.init(context);
      }

      @Override
      public ActivityOutput execute(ActivityInput input) {
        String kind = context.getInfo().isLocal() ? "ran local activity " : "ran activity ";
        calls.called(context.getInfo().getWorkflowId(), kind + context.getInfo().getActivityType());
        return super.execute(input);
      }
    };
  }

  @Override
  public NexusOperationInboundCallsInterceptor interceptNexusOperation(
      OperationContext context, NexusOperationInboundCallsInterceptor next) {
    return new NexusOperationInboundCallsInterceptorBase(next) {
      @Override
      public StartOperationOutput startOperation(StartOperationInput input)
          throws OperationException {
        calls.called("somebody", "ran Nexus operation " + context.getOperation());
        return super.startOperation(input);
      }
    };
  }
}
