package io.github.temporallambda.connection;

import static io.github.temporallambda.connection.RpcReaction.REREAD;
import static io.github.temporallambda.connection.RpcReaction.RETRY;
import static io.github.temporallambda.connection.RpcReaction.STOP;
import static io.github.temporallambda.connection.RpcReaction.WAIT;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every status that Temporal's frontend answers the plugin's calls with, what is done about it, and
 * what a user is told to do: the one table. The first row that fits an answer is its row; by the
 * code, and by the server's words where it gives one code to several things.
 *
 * <p>Of a call that only reads, every answer but {@link RpcReaction#STOP} is worth another try.
 */
public enum RpcRefusal {

  /** Reading deployments is limited to 50 calls a second, changing them to 1 with a burst of 10. */
  RATE_LIMITED(
      Status.Code.RESOURCE_EXHAUSTED,
      "rate limit exceeded",
      RETRY,
      "wait a minute, then run it again"),

  /** The server gave up waiting for its own deployment workflow, which may go on with it. */
  BUSY(
      Status.Code.RESOURCE_EXHAUSTED,
      "too many requests issued",
      REREAD,
      "wait a minute, then run it again"),

  /** 100 versions of a deployment, unless the operator set matching.maxVersionsInDeployment. */
  VERSION_LIMIT(
      Status.Code.RESOURCE_EXHAUSTED,
      "maximum number of versions",
      STOP,
      "delete versions that are drained: temporal worker deployment delete-version"),

  /** 100 deployments of a namespace, unless the operator set matching.maxDeployments. */
  DEPLOYMENT_LIMIT(
      Status.Code.RESOURCE_EXHAUSTED,
      "deployments in namespace",
      STOP,
      "delete deployments that have no versions: temporal worker deployment delete"),

  /** Which limit, only the server's words tell. */
  EXHAUSTED(Status.Code.RESOURCE_EXHAUSTED, "", REREAD, "wait a minute, then run it again"),

  /** The routing changed since it was read. */
  TOKEN(
      Status.Code.FAILED_PRECONDITION,
      "conflict token mismatch",
      REREAD,
      "look at it with mvn temporal-lambda:status, then run it again"),

  /** Somebody keeps the routing to himself; it is never taken from him. */
  MANAGER(
      Status.Code.FAILED_PRECONDITION,
      "ManagerIdentity",
      STOP,
      "let the manager that the server names release it: temporal worker deployment"
          + " manager-identity unset"),

  /** The version lacks task queues that executions wait in. */
  TASK_QUEUES(
      Status.Code.FAILED_PRECONDITION,
      "missing active task queues",
      STOP,
      "poll those task queues with the new build, or let them run empty first"),

  /** A task queue knows a version a moment after its worker polls. */
  NOT_BOUND_YET(
      Status.Code.FAILED_PRECONDITION,
      "not present in task queue",
      WAIT,
      "see that the version's worker polls the task queue, then run it again"),

  /**
   * Deleting only: a version that is current, ramping, draining, or polled, which "cannot be
   * deleted"; a deployment that has versions, which "can't be deleted".
   */
  IN_USE(
      Status.Code.FAILED_PRECONDITION,
      "be deleted",
      STOP,
      "wait until it is drained, nothing polls for it and it has no versions, then run it again"),

  /** What else has to be so first. */
  PRECONDITION(
      Status.Code.FAILED_PRECONDITION, "", STOP, "mend what the server names, then run it again"),

  /** Created by an earlier run, another one, or a worker's poll; the same or not. */
  EXISTS(
      Status.Code.ALREADY_EXISTS,
      "",
      REREAD,
      "look at it with mvn temporal-lambda:status, then run it again"),

  /** The namespace, not what is in it. */
  NO_NAMESPACE(
      Status.Code.NOT_FOUND,
      "Namespace",
      STOP,
      "write -Dtemporal-lambda.namespace=… or set TEMPORAL_NAMESPACE"),

  /** A deployment, version or execution. */
  NOT_FOUND(
      Status.Code.NOT_FOUND,
      "",
      STOP,
      "check address, namespace and deploymentName, then run it again"),

  /** The whole of Worker Deployments, by a switch of the operator's. */
  DISABLED(
      Status.Code.PERMISSION_DENIED,
      "Worker Deployment Versions are disabled",
      STOP,
      "ask the operator to set system.enableDeploymentVersions for this namespace"),

  /** The key is known and may not do this. */
  FORBIDDEN(
      Status.Code.PERMISSION_DENIED,
      "",
      STOP,
      "give a key that may write to this namespace (TEMPORAL_API_KEY), or ask the operator for the"
          + " permission"),

  /** The key is not known. */
  UNKNOWN_KEY(
      Status.Code.UNAUTHENTICATED,
      "",
      STOP,
      "give a valid key: TEMPORAL_API_KEY, or a server of settings.xml"),

  /** An older server. */
  TOO_OLD(Status.Code.UNIMPLEMENTED, "", STOP, "use Temporal server 1.31.0 or newer"),

  /** A name, or a compute config that AWS does not bear out. */
  INVALID(Status.Code.INVALID_ARGUMENT, "", STOP, "mend what the server names, then run it again"),

  /** Masked by the server; what is behind it stands in its controller's history. */
  INTERNAL(Status.Code.INTERNAL, "", REREAD, "mend what the server names, then run it again"),

  /** The answer did not come in time; the call goes on at the server. */
  LATE(Status.Code.DEADLINE_EXCEEDED, "", REREAD, "wait a minute, then run it again"),

  /** The connection was lost, or there was none. */
  UNREACHABLE(
      Status.Code.UNAVAILABLE, "", REREAD, "check that the service answers, then run it again"),

  /** By a proxy, or by a server that goes down. */
  CANCELLED(Status.Code.CANCELLED, "", REREAD, "run it again"),

  /** A transaction of the server's store was; it takes no effect. */
  ABORTED(Status.Code.ABORTED, "", RETRY, "wait a minute, then run it again"),

  /** No status of the server's. */
  UNKNOWN(Status.Code.UNKNOWN, "", REREAD, "mend what the server names, then run it again"),

  /** A page or event that is not there any more. */
  OUT_OF_RANGE(Status.Code.OUT_OF_RANGE, "", STOP, "mend what the server names, then run it again"),

  /** The server's store is damaged. */
  DATA_LOSS(Status.Code.DATA_LOSS, "", STOP, "show the operator what the server says");

  private final Status.Code code;
  private final String text;
  private final RpcReaction reaction;
  private final String hint;

  RpcRefusal(Status.Code code, String text, RpcReaction reaction, String hint) {
    this.code = code;
    this.text = text;
    this.reaction = reaction;
    this.hint = hint;
  }

  /**
   * The row of an answer.
   *
   * @throws IllegalArgumentException when it is no refusal
   */
  public static RpcRefusal of(StatusRuntimeException refused) {
    Status status = refused.getStatus();
    String said = Optional.ofNullable(status.getDescription()).orElse("");
    return Arrays.stream(values())
        .filter(row -> row.code == status.getCode() && said.contains(row.text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no refusal: " + status.getCode()));
  }

  /** What is done about it. */
  public RpcReaction reaction() {
    return reaction;
  }

  /** Whether a call that changes nothing may be made again. */
  public boolean isWorthAnotherRead() {
    return reaction != STOP;
  }

  /** What a user can do once there is nothing more to do, as one line. */
  public String hint() {
    return hint;
  }

  /** The gRPC code. */
  Status.Code code() {
    return code;
  }

  /** What the server's words hold; empty where the code suffices. */
  String text() {
    return text;
  }
}
