package io.github.temporallambda.replay.corpus;

import static io.github.temporallambda.replay.corpus.Work.localWork;

import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Tells what a workflow asks of the SDK, and has things done of its own accord. */
final class EffectWorkflowInterceptor extends WorkflowInboundCallsInterceptorBase {

  private final Calls calls;

  EffectWorkflowInterceptor(WorkflowInboundCallsInterceptor next, Calls calls) {
    super(next);
    this.calls = calls;
  }

  @Override
  public void init(WorkflowOutboundCallsInterceptor outbound) {
    String workflowId = Workflow.getInfo().getWorkflowId();
    Object telling =
        Proxy.newProxyInstance(
            EffectWorkflowInterceptor.class.getClassLoader(),
            new Class<?>[] {WorkflowOutboundCallsInterceptor.class},
            (proxy, method, arguments) -> {
              calls.called(workflowId, "asked for " + method.getName());
              try {
                return method.invoke(outbound, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
    super.init((WorkflowOutboundCallsInterceptor) telling);
  }

  @Override
  public WorkflowOutput execute(WorkflowInput input) {
    String workflowId = Workflow.getInfo().getWorkflowId();
    calls.called(workflowId, "workflow " + Workflow.getInfo().getWorkflowType());
    WorkflowOutput output = super.execute(input);
    if (workflowId.contains(Effect.INTERCEPTOR.name())) {
      Workflow.sideEffect(
          String.class,
          () -> {
            calls.called(workflowId, "ran interceptor's side effect");
            return "red";
          });
      localWork().ship("a coat");
    }
    return output;
  }
}
