package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a Deployment Version's compute config, whatever Lambda holds. */
sealed interface ComputeMismatch extends Mismatch {

  /**
   * No Lambda function is invoked for the version: a worker polled before it was created, or it
   * runs elsewhere.
   *
   * @param providers the compute providers that it has; mostly none
   */
  record NoFunction(DeploymentVersionId id, Set<String> providers) implements ComputeMismatch {

    public NoFunction {
      providers = Set.copyOf(providers);
    }

    @Override
    public String kind() {
      return "no-function";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " invokes no Lambda function.";
    }

    @Override
    public List<String> evidence() {
      return List.of(
          providers.isEmpty()
              ? "it has no compute config: a worker polled before it was registered"
              : "its compute providers: " + String.join(", ", new TreeSet<>(providers)));
    }

    @Override
    public String next() {
      return providers.isEmpty()
          ? "mvn temporal-lambda:register on its commit gives it one; if it is not wanted: "
              + Commands.delete(id)
          : "keep it where it is, or " + Commands.delete(id);
    }
  }

  /** The ARN names what can change under its callers: the bare function, an alias, a pointer. */
  record Changeable(DeploymentVersionId id, String arn) implements ComputeMismatch {

    @Override
    public String kind() {
      return "not-a-function-version";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " does not name one immutable Lambda version.";
    }

    @Override
    public List<String> evidence() {
      return List.of("its ARN: " + arn, "its code can change under the executions that it holds");
    }

    @Override
    public String next() {
      return "mvn temporal-lambda:rollout publishes and routes to a function version; then, once"
          + " it is drained: "
          + Commands.delete(id);
    }
  }

  /** The controller could not use the function at its last check. */
  record ControllerError(DeploymentVersionId id, String text) implements ComputeMismatch {

    @Override
    public String kind() {
      return "controller-error";
    }

    @Override
    public String what() {
      return "Temporal's controller could not invoke the function of " + id + ".";
    }

    @Override
    public List<String> evidence() {
      return List.of(text, "the server keeps this also after invocations that went well");
    }

    @Override
    public String next() {
      return "mend what it names (permissions, role, function state); updating the compute config"
          + " has it checked again";
    }
  }

  /** The metadata tells of another ARN than the one that is invoked. */
  record OtherThanRecorded(DeploymentVersionId id, String arn, String recorded)
      implements ComputeMismatch {

    @Override
    public String kind() {
      return "other-arn-than-recorded";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " invokes another function than it was registered with.";
    }

    @Override
    public List<String> evidence() {
      return List.of("invoked:  " + arn, "recorded: " + recorded);
    }

    @Override
    public String next() {
      return "find out who changed its compute config: " + Commands.describe(id);
    }
  }
}
