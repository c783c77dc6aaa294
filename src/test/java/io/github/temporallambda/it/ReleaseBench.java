package io.github.temporallambda.it;

import io.github.temporallambda.local.LocalStack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * All that a release needs, for one test, on the stack that the tests share: a Lambda function, a
 * Worker Deployment and a task queue, all of one name that is the test's own, and a copy of the
 * sample that is released under it.
 *
 * <p>What a release did is asked of the servers themselves, with AWS's SDK ({@link #account}) and
 * with Temporal's RPCs ({@link #temporal}), never through the code under test.
 */
public final class ReleaseBench implements AutoCloseable {

  /** Variables that the account has set on each function, and that every release must keep. */
  public static final Map<String, String> USERS_VARIABLES =
      Map.of("ORDERS_CURRENCY", "EUR", "ORDERS_PASSWORD", Canaries.ENVIRONMENT_VALUE);

  private static final String HANDLER = "src/main/java/com/example/orders/OrderWorkerHandler.java";

  private final LocalStack stack;
  private final String name;
  private final Account account;
  private final TemporalRecord temporal;
  private final Instant begun = Instant.now();

  private ReleaseBench(LocalStack stack, String name) {
    this.stack = stack;
    this.name = name;
    this.account = Account.of(stack);
    this.temporal = TemporalRecord.of(stack);
  }

  /**
   * A bench without a function yet.
   *
   * @param name of function, deployment and task queue; no other test's
   */
  public static ReleaseBench on(LocalStack stack, String name) {
    return new ReleaseBench(stack, name);
  }

  /** The same, with a function as an account would have it: Java 17, 512 MB, two minutes. */
  public static ReleaseBench withFunction(LocalStack stack, String name) {
    ReleaseBench bench = on(stack, name);
    bench.account.create(name, function -> function);
    return bench;
  }

  /** The name of function, deployment and task queue. */
  public String name() {
    return name;
  }

  /** Lambda, as the account's owner sees it. */
  public Account account() {
    return account;
  }

  /** Temporal, as an operator sees it. */
  public TemporalRecord temporal() {
    return temporal;
  }

  /** The sample under this bench's names, committed. */
  public ItProject sample(Path into) {
    ItProject project =
        named(ItProject.copy("order-worker", into), "pom.xml", "")
            .replace("pom.xml", "<taskQueue>orders<", "<taskQueue>" + name + "<");
    project.commit("Release as " + name);
    return project;
  }

  /** Gives the sample, or a project that shares its sources, this bench's names; no commit. */
  public ItProject named(ItProject project, String pom, String sample) {
    return project
        .replace(pom, "<functionName>order-worker<", "<functionName>" + name + "<")
        .replace(pom, "<deploymentName>orders<", "<deploymentName>" + name + "<")
        .replace(sample + HANDLER, "TASK_QUEUE = \"orders\"", "TASK_QUEUE = \"" + name + "\"");
  }

  /** A build of {@code project} that finds the stack as clients do: by its environment. */
  public MavenBuild maven(ItProject project) {
    return maven(project.directory());
  }

  /** The same in a directory, where a POM may lie. */
  public MavenBuild maven(Path directory) {
    MavenBuild build = MavenBuild.of(directory);
    stack.clientEnvironment().forEach(build::environment);
    return build;
  }

  /** All that a run could have changed, as the servers tell it now. */
  public Snapshot snapshot() {
    return new Snapshot(
        account.functionNames(),
        account.everythingOf(name),
        temporal.deploymentNames(begun).stream().filter(other -> !other.equals(name)).toList(),
        temporal.everythingOf(name));
  }

  /** Deletes the function, if there is one; what Temporal recorded stays. */
  @Override
  public void close() {
    account.delete(name);
    account.close();
    temporal.close();
  }
}
