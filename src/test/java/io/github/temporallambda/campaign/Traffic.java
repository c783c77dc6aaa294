package io.github.temporallambda.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The calls of one run, in the order in which the proxies saw them. Safe for concurrent use. */
final class Traffic {

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<RemoteCall> calls = new ArrayList<>();
  private final Set<String> objects = new TreeSet<>();
  private Function<RemoteCall, Interference> script = call -> new Interference.None();

  /** Begins to count anew, for the next run. */
  synchronized void restart(Function<RemoteCall, Interference> interferences) {
    counts.clear();
    calls.clear();
    script = interferences;
  }

  /**
   * Notes a call, and tells what is to happen to it.
   *
   * @param asked a hash of all that it asks
   */
  Interference arriving(String service, String operation, int asked) {
    RemoteCall call;
    Function<RemoteCall, Interference> now;
    synchronized (this) {
      int ordinal = counts.merge(service + " " + operation, 1, Integer::sum);
      call = new RemoteCall(service, operation, ordinal, asked);
      calls.add(call);
      now = script;
    }
    return now.apply(call);
  }

  synchronized List<RemoteCall> calls() {
    return List.copyOf(calls);
  }

  /** How often the run has asked for what the point asks for. */
  synchronized long callsOf(RemoteCall point) {
    return calls.stream().filter(point::isOf).count();
  }

  /** Notes an object that any run here has asked S3 to keep, by its path. */
  synchronized void keeping(String objectPath) {
    objects.add(objectPath);
  }

  /** The paths of all objects that runs here have asked S3 to keep: bucket and key. */
  synchronized Set<String> objects() {
    return new TreeSet<>(objects);
  }
}
