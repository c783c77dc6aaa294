package io.github.temporallambda.replay.cause;

/** Replaying this history, alone, ended the JVM. */
public record JvmEnded(int exitStatus) implements ReplayCause {

  @Override
  public String kind() {
    return "jvm-ended";
  }

  @Override
  public String says() {
    return "replaying it ends the handler's JVM with exit status " + exitStatus;
  }

  @Override
  public Advice advice() {
    return Advice.of(
        "look for System.exit, halt or native code in the workflow, and for what fills the"
            + " memory (-Xmx512m in the gate)");
  }
}
