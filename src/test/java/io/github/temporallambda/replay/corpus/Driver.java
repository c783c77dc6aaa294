package io.github.temporallambda.replay.corpus;

import io.temporal.api.enums.v1.EventType;
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

  /** Everything to the {@code n}-th event of that type. */
  protected static History upTo(History whole, EventType type, int n) {
    int seen = 0;
    for (int i = 0; i < whole.getEventsCount(); i++) {
      seen += whole.getEvents(i).getEventType() == type ? 1 : 0;
      if (seen == n) {
        return History.newBuilder().addAllEvents(whole.getEventsList().subList(0, i + 1)).build();
      }
    }
    throw new IllegalArgumentException("no " + n + " events of type " + type);
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

  /** Sends the update {@code colour} when the workflow waits. */
  public static class Updated extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitIdle();
      var unused = run.stub().update("colour", String.class, "red");
      run.awaitClosed();
    }
  }

  /** Asks the query {@code place} when all is over. */
  public static class Queried extends Driver {
    @Override
    public void drive(LiveRun run) {
      run.awaitClosed();
      var unused = run.stub().query("place", String.class);
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
