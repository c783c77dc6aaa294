package io.github.temporallambda.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calls of one run, in the order in which the proxies saw them. Safe for concurrent use. */
final class Traffic {

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<RemoteCall> calls = new ArrayList<>();
  private Function<RemoteCall, Interference> script = call -> new Interference.None();

  /** Begins to count anew, for the next run. */
  synchronized void restart(Function<RemoteCall, Interference> interferences) {
    counts.clear();
    calls.clear();
    script = interferences;
  }

  /** Notes a call, and tells what is to happen to it. */
  Interference arriving(String service, String operation) {
    RemoteCall call;
    Function<RemoteCall, Interference> now;
    synchronized (this) {
      int ordinal = counts.merge(service + " " + operation, 1, Integer::sum);
      call = new RemoteCall(service, operation, ordinal);
      calls.add(call);
      now = script;
    }
    return now.apply(call);
  }

  synchronized List<RemoteCall> calls() {
    return List.copyOf(calls);
  }
}
