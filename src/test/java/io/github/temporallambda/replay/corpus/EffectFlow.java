package io.github.temporallambda.replay.corpus;

import static io.github.temporallambda.replay.corpus.Work.work;

import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An activity, an effect of the kind asked for, and an activity. */
@WorkflowInterface
public interface EffectFlow {

  @WorkflowMethod
  void run(String effect);

  /** With code that tells what of it runs. */
  static void register(Worker worker, Calls calls) {
    worker.registerWorkflowImplementationFactory(EffectFlow.class, () -> new Told(calls));
  }

  /** Tells. */
  class Told implements EffectFlow {

    private final Calls calls;

    Told(Calls calls) {
      this.calls = calls;
    }

    @Override
    public void run(String effect) {
      String workflowId = Workflow.getInfo().getWorkflowId();
      work().reserve("a coat");
      calls.called(workflowId, "code before");
      Effect.valueOf(effect).happen(what -> calls.called(workflowId, "ran " + what));
      calls.called(workflowId, "code after");
      work().check("a coat");
    }
  }
}
