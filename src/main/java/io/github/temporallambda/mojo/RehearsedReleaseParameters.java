package io.github.temporallambda.mojo;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** A {@code <release>} of the block {@code <rehearse>}: one release of a rehearsal. */
public class RehearsedReleaseParameters {

  @Nullable String name;
  @Nullable String gitRef;
  @Nullable File artifact;
  @Nullable String buildId;
  @Nullable String present;
  @Nullable String expect;

  /** {@code <name>}: how executions and the output call it. */
  public void setName(String name) {
    this.name = name;
  }

  /** {@code <gitRef>}: a branch, tag or commit, which is built. */
  public void setGitRef(String gitRef) {
    this.gitRef = gitRef;
  }

  /** {@code <artifact>}: a packaged file. */
  public void setArtifact(File artifact) {
    this.artifact = artifact;
  }

  /** {@code <buildId>}: what the packaged file is released as. */
  public void setBuildId(String buildId) {
    this.buildId = buildId;
  }

  /** {@code <present>true</present>}: what the module packages now. */
  public void setPresent(String present) {
    this.present = present;
  }

  /** {@code <expect>}: {@code routed} or {@code stopped}. */
  public void setExpect(String expect) {
    this.expect = expect;
  }
}
