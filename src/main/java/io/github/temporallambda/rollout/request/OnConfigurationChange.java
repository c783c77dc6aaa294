package io.github.temporallambda.rollout.request;

/**
 * What becomes of a build that is published already, where the function's configuration was changed
 * since: what was published keeps the configuration that it was published with.
 */
public enum OnConfigurationChange {
  /** The run stops and names what changed. */
  STOP,
  /** The same content is released with the new configuration, under a Build ID of its own. */
  RELEASE
}
