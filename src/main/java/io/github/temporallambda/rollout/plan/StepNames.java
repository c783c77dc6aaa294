package io.github.temporallambda.rollout.plan;

/** The steps' stable names, as they stand in plans, logs and reports. */
public final class StepNames {

  /** Reach Temporal and Lambda. */
  public static final String CONNECT = "connect";

  /** Fetch the code of a version that Lambda holds. */
  public static final String FETCH = "fetch";

  /** Read Lambda and Temporal, and decide from that. */
  public static final String PLAN = "plan";

  /** The replay gate. */
  public static final String REPLAY = "replay";

  /** Put the code into a bucket, where Lambda takes it from. */
  public static final String STORE = "store";

  /** Write the worker's variables to {@code $LATEST}. */
  public static final String CONFIGURE = "configure";

  /** Write the code to {@code $LATEST}. */
  public static final String UPLOAD = "upload";

  /** Make the immutable Lambda version. */
  public static final String PUBLISH = "publish";

  /** Make the Worker Deployment Version. */
  public static final String REGISTER = "register";

  /** Wait until the task queues are bound. */
  public static final String BIND = "bind";

  /** Complete the smoke workflow on the new version. */
  public static final String SMOKE = "smoke";

  /** Replay what has started or grown since the gate. */
  public static final String REPLAY_DELTA = "replay-delta";

  /** Change the routing. */
  public static final String SET_CURRENT = "set-current";

  /** Pin the executions that would not replay on the version that is gone back to. */
  public static final String RESCUE = "rescue";

  /** End a ramp. */
  public static final String CLEAR_RAMP = "clear-ramp";

  /** Mark a version that a rollback left. */
  public static final String CONDEMN = "condemn";

  /** Wait until every task queue knows the routing. */
  public static final String PROPAGATE = "propagate";

  /** Look after Pinned executions on a version that a rollback left. */
  public static final String STRANDED = "stranded";

  /** Find the executions that are to be recorded. */
  public static final String EXECUTIONS = "executions";

  /** Download their histories. */
  public static final String RECORD = "record";

  private StepNames() {}
}
