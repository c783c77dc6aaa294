package io.github.temporallambda.rollout.cache;

import io.github.temporallambda.handler.JavaVersion;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.gate.StandIn;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that an offline replay's verdict depends on, as one digest. Values of the environment
 * are nowhere but in it.
 *
 * <p>The Build ID belongs to it although the code may be the same: the verdict says as well that
 * the artifact announces exactly this one, and what it announces can lie in a resource that the
 * content digest leaves out. So each commit replays once.
 *
 * @param digest SHA-256 in hex
 */
record ReplayInputs(String digest) {

  /**
   * Reads the histories, layers and test classes of {@code job} once.
   *
   * @param plugin this plugin with its own version
   */
  static ReplayInputs of(Gate.Job job, String plugin) {
    InputDigest digest = new InputDigest().text(plugin);
    digest.text(job.code().contentDigest().hex());
    digest.text(job.handler().value());
    digest.text(job.expected().toString());
    digest.text(job.namespace());
    variables(digest, job.announcing());
    settings(digest, job.settings());
    return new ReplayInputs(digest.hex());
  }

  private static void settings(InputDigest digest, GateSettings settings) {
    files(digest, settings.histories().stream().toList());
    GateLimits limits = settings.limits();
    digest.text(limits.toString());
    ForkSettings fork = settings.fork();
    digest.text(fork.javaExecutable().toString());
    digest.text(JavaVersion.of(fork.javaExecutable()).full());
    variables(digest, fork.environment());
    files(digest, fork.layers());
    digest.text(fork.standIn().map(StandIn::handler).map(Object::toString).orElse("none"));
    fork.standIn().map(StandIn::testClassPath).ifPresent(entries -> files(digest, entries));
  }

  private static void variables(InputDigest digest, Map<String, String> variables) {
    digest.text(variables.size() + " variables");
    new TreeMap<>(variables).forEach((name, value) -> digest.text(name).text(value));
  }

  private static void files(InputDigest digest, Collection<Path> entries) {
    digest.text(entries.size() + " entries");
    entries.forEach(digest::files);
  }
}
