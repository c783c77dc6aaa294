package io.github.temporallambda.replay.cause;

import io.github.temporallambda.replay.cause.CodeFailure.Thrower;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a cause out of the words that a verdict came with: the worker's stack trace, as {@link
 * WorkerAnswer} gives it, or what the gate itself says. What is not understood is kept as it is
 * told; any text can be read.
 */
final class CauseReader {

  private static final Pattern UNREGISTERED =
      Pattern.compile("the artifact registers no workflow type '(.*)'");
  private static final Pattern UNKNOWN_TYPE = Pattern.compile("Unknown workflow type \"([^\"]*)\"");
  private static final List<String> CONVERTERS =
      List.of(
          "io.temporal.common.converter.",
          "io.temporal.payload.",
          "io.temporal.api.common.v1.Payload");
  private static final Pattern CONVERTING =
      Pattern.compile("\\s*at (?:[\\w.@-]*/)*io\\.temporal\\.(common\\.converter|payload)\\..*");

  private CauseReader() {}

  static ReplayCause read(String words) {
    return gates(words.strip()).orElseGet(() -> workers(StackTrace.read(words).chain()));
  }

  /** What the gate itself says. */
  private static Optional<ReplayCause> gates(String words) {
    Matcher unregistered = UNREGISTERED.matcher(words);
    if (unregistered.matches()) {
      return Optional.of(new UnregisteredType(unregistered.group(1)));
    }
    Optional<ReplayCause> jvms =
        JvmEnded.read(words).<ReplayCause>map(it -> it).or(() -> NoAnswer.read(words));
    if (jvms.isPresent()) {
      return jvms;
    }
    return words.startsWith(NotReplayed.BEGINS)
        ? Optional.of(new NotReplayed(words.substring(NotReplayed.BEGINS.length())))
        : Optional.empty();
  }

  private static ReplayCause workers(List<Thrown> chain) {
    for (Thrown thrown : chain) {
      Optional<ReplayCause> known = known(thrown, chain);
      if (known.isPresent()) {
        return known.orElseThrow();
      }
    }
    return failure(chain).orElseGet(() -> OwnWords.of(told(chain)));
  }

  private static Optional<ReplayCause> known(Thrown thrown, List<Thrown> chain) {
    Matcher unknown = UNKNOWN_TYPE.matcher(thrown.words());
    if (thrown.isA("java.lang.Error") && unknown.find()) {
      return Optional.of(new UnregisteredType(unknown.group(1)));
    }
    if (thrown.isA("io.temporal.worker.NonDeterministicException")
        || NonDeterminism.isTold(thrown.words())) {
      return Optional.of(NonDeterminism.of(thrown.words()));
    }
    if (thrown.isA(UnsupportedVersion.EXCEPTION)) {
      return Optional.of(
          new UnsupportedVersion(thrown.words(), users(thrown), OptionalLong.empty()));
    }
    if (thrown.isA("io.temporal.internal.sync.PotentialDeadlockException")) {
      return Optional.of(failure(Thrower.DEADLOCK, thrown, chain));
    }
    return Optional.empty();
  }

  /** An exception that the SDK did not throw; the innermost says most. */
  private static Optional<ReplayCause> failure(List<Thrown> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      Thrown thrown = chain.get(i);
      if (!thrown.className().isEmpty() && isConverting(thrown)) {
        return Optional.of(failure(Thrower.CONVERTER, thrown, chain));
      }
      if (!thrown.className().isEmpty() && !Frame.users(thrown.frames()).isEmpty()) {
        return Optional.of(failure(Thrower.WORKFLOW, thrown, chain));
      }
    }
    return Optional.empty();
  }

  private static boolean isConverting(Thrown thrown) {
    return CONVERTERS.stream().anyMatch(thrown.className()::startsWith)
        || thrown.frames().stream().anyMatch(frame -> CONVERTING.matcher(frame).matches());
  }

  private static CodeFailure failure(Thrower thrower, Thrown thrown, List<Thrown> chain) {
    OptionalLong eventId =
        chain.stream()
            .map(each -> OwnWords.eventId(each.words()))
            .filter(OptionalLong::isPresent)
            .findFirst()
            .orElse(OptionalLong.empty());
    return new CodeFailure(thrower, thrown.className(), users(thrown), eventId);
  }

  private static Optional<Frame> users(Thrown thrown) {
    return Frame.users(thrown.frames()).stream().findFirst();
  }

  private static String told(List<Thrown> chain) {
    if (chain.isEmpty()) {
      return "";
    }
    Thrown head = chain.get(0);
    return head.className().isEmpty() || head.words().isEmpty()
        ? head.className() + head.words()
        : head.className() + ": " + head.words();
  }
}
