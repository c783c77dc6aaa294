package io.github.temporallambda.rollout.request;

/** What becomes of a commit whose content runs already, under the Build ID of another commit. */
public enum OnUnchanged {
  /** Nothing: that Build ID keeps running. */
  SKIP,
  /** It is released under its own Build ID like any other. */
  RELEASE
}
