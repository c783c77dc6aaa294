package io.github.temporallambda.replay.cause;

/** The artifact has no workflow of that type. */
public record UnregisteredType(String workflowType) implements ReplayCause {

  @Override
  public String kind() {
    return "unregistered-type";
  }

  @Override
  public String says() {
    return "the artifact registers no workflow type '" + workflowType + "'";
  }

  @Override
  public Advice advice() {
    return Advice.REGISTER;
  }
}
