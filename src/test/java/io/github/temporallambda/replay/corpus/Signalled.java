package io.github.temporallambda.replay.corpus;

import io.temporal.workflow.SignalMethod;

/** For pairs whose workflow is signalled, by {@link Driver.Signalled} or a driver of their own. */
public interface Signalled {

  @SignalMethod
  void go();
}
