package io.github.temporallambda.rollout.request;

/**
 * What becomes of content that is there already.
 *
 * @param onUnchanged where it runs under the Build ID of another commit
 * @param onConfigurationChange where it was published with another configuration
 */
public record SameContent(OnUnchanged onUnchanged, OnConfigurationChange onConfigurationChange) {

  /** What a user gets who says nothing. */
  public static SameContent usual() {
    return new SameContent(OnUnchanged.SKIP, OnConfigurationChange.STOP);
  }
}
