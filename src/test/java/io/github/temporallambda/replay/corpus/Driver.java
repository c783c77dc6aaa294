package io.github.temporallambda.replay.corpus;

import io.temporal.api.history.v1.History;

/** How the history of a pair comes about: by default without arguments, to its end, whole. */
public class Driver {

  /** What the workflow is started with. */
  public Object[] arguments() {
    return new Object[0];
  }

  /** What befalls the execution; the history is read when this returns. */
  public void drive(LiveRun run) {
    run.awaitClosed();
  }

  /** The history as it is replayed. */
  public History cut(History whole) {
    return whole;
  }

  /** Leaves the execution open, with nothing to do for a worker. */
  public static class LeftWaiting extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitIdle();
    }
  }

  /** Sends the signal {@code go} when the workflow waits. */
  public static class Signalled extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitIdle();
      run.stub().signal("go");
      run.awaitClosed();
    }
  }

  /** Cancels the execution when the workflow waits. */
  public static class Cancelled extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitIdle();
      run.stub().cancel();
      run.awaitClosed();
    }
  }
}
