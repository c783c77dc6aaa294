package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.BlockReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One {@code <execution>} as a value. */
final class ExecutionReading {

  private static final String OPEN = "open";
  private static final String AWAITED = "awaited";

  private final BlockReader in;
  private final RehearsedExecutionParameters block;
  private final List<String> releases;

  /**
   * @param releases the names of all releases, in order
   */
  ExecutionReading(BlockReader in, RehearsedExecutionParameters block, List<String> releases) {
    this.in = in;
    this.block = block;
    this.releases = releases;
  }

  /** Empty where something is wrong, which is remembered. */
  Optional<RehearsedExecutions> read() {
    Optional<String> after = in.required("after", after(), this::release);
    Optional<String> type = in.required("workflowType", block.workflowType, Parsers::text);
    Optional<String> queue = in.required("taskQueue", block.taskQueue, Parsers::text);
    Optional<Integer> count =
        in.required("count", block.count == null ? "1" : block.count, Parsers::executions);
    boolean awaited = awaited();
    List<String> inputs = inputs();
    Optional<RehearsedExecutions.Signal> signal = signal(awaited);
    return after.flatMap(
        release ->
            type.flatMap(
                ofType ->
                    queue.flatMap(
                        on ->
                            count.map(
                                many ->
                                    new RehearsedExecutions(
                                        release, ofType, on, inputs, many, awaited, signal)))));
  }

  private String after() {
    return block.after == null ? releases.get(0) : block.after;
  }

  private String release(String raw) {
    if (!releases.contains(raw)) {
      throw new IllegalArgumentException(
          "no release is named '" + raw + "', but " + String.join(", ", releases));
    }
    return raw;
  }

  private boolean awaited() {
    return in.optional("leave", block.leave, ExecutionReading::isAwaited).orElse(false);
  }

  private static boolean isAwaited(String raw) {
    if (!raw.equals(OPEN) && !raw.equals(AWAITED)) {
      throw new IllegalArgumentException("'" + raw + "' is neither open nor awaited");
    }
    return raw.equals(AWAITED);
  }

  private List<String> inputs() {
    if (block.input != null && !block.inputs.isEmpty()) {
      in.wrong("inputs", "input is given as well", "write all arguments into <inputs>");
    }
    List<String> inputs = new ArrayList<>();
    in.optional("input", block.input, Parsers::json).ifPresent(inputs::add);
    for (int i = 0; i < block.inputs.size(); i++) {
      in.optional("inputs[" + (i + 1) + "]", block.inputs.get(i), Parsers::json)
          .ifPresent(inputs::add);
    }
    return inputs;
  }

  private Optional<RehearsedExecutions.Signal> signal(boolean awaited) {
    if (block.signal == null) {
      if (block.signalAfter != null) {
        in.wrong("signalAfter", "there is no signal", "write <signal><name>…</name></signal>");
      }
      return Optional.empty();
    }
    if (awaited) {
      in.wrong("signal", "what has completed cannot be signalled", "write <leave>open</leave>");
    }
    return awaited ? Optional.empty() : signal(block.signal, block.signalAfter);
  }

  private Optional<RehearsedExecutions.Signal> signal(
      SignalParameters signal, @Nullable String signalAfter) {
    BlockReader ofSignal = in.block("signal");
    Optional<String> name = ofSignal.required("name", signal.name, Parsers::text);
    Optional<String> input = ofSignal.optional("input", signal.input, Parsers::json);
    Optional<String> after = in.required("signalAfter", signalAfter, this::notEarlier);
    return name.flatMap(
        named ->
            after.map(
                release ->
                    new RehearsedExecutions.Signal(named, input.stream().toList(), release)));
  }

  private String notEarlier(String raw) {
    if (releases.indexOf(release(raw)) < releases.indexOf(after())) {
      throw new IllegalArgumentException(
          "release '" + raw + "' comes before they are started, which is after '" + after() + "'");
    }
    return raw;
  }
}
