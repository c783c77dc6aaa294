package io.github.temporallambda.deployment;

import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.Set;

/** Told what happens during a wait for task queues. */
public interface BindingListener {

  /** These are still missing; told at first and whenever they become fewer. Never empty. */
  void waitingFor(Set<PolledTaskQueue> missing);

  /** The controller is made to invoke the function again; {@code count} is 1 or 2. */
  void invokedAgain(int count);
}
