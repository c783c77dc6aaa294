package io.github.temporallambda.campaign;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Lists;
import com.google.common.collect.Multiset;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.it.ServersOwn;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackSettings;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Goes through the points of a campaign, some at the same time, in a world for each chain of them.
 * A server takes a hundred deployments and a hundred compute configs, so it is replaced in between.
 */
final class Campaign implements AutoCloseable {

  /** With two compute configs each; a server that keeps more busy becomes slow. */
  private static final int WORLDS_PER_SERVER = 25;

  /** A run spends most of its time waiting for a server to pass its routing on. */
  private static final int AT_THE_SAME_TIME = Integer.getInteger("campaign.worlds", 9);

  /** How often a point is gone through again because the server itself failed. */
  private static final int MOST_AGAIN = 2;

  private final ServerBinary binary;
  private final Path directory;
  private final WorkerZips zips;
  private List<Undisturbed> undisturbed = List.of();

  private Campaign(ServerBinary binary, Path directory, WorkerZips zips) {
    this.binary = binary;
    this.directory = directory;
    this.zips = zips;
  }

  static Campaign create(ServerBinary binary) throws IOException {
    Path directory = Files.createTempDirectory("campaign");
    return new Campaign(
        binary, directory, WorkerZips.build(Files.createDirectory(directory.resolve("zips"))));
  }

  /** What all scenarios come to when nothing disturbs them; run when first asked for. */
  synchronized List<Undisturbed> undisturbed() throws Exception {
    if (undisturbed.isEmpty()) {
      List<List<Scenario>> alone =
          Stream.of(Scenario.values())
              .filter(it -> Asked.isWhole() || it.isShort())
              .filter(Asked::isFor)
              .map(List::of)
              .toList();
      undisturbed = each("undisturbed", alone, Undisturbed::run);
    }
    return undisturbed;
  }

  /** What is done in one world. */
  @FunctionalInterface
  interface InWorld<P, R> {
    R run(P point, World world) throws Exception;
  }

  /** The outcome for each of the points that there was time for, in their order. */
  <P, R> List<R> each(String name, List<List<P>> chains, InWorld<P, R> body) throws Exception {
    Deadline deadline = Deadline.after(Asked.time());
    ExecutorService lanes = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
    List<SharedStack> stacks = new ArrayList<>();
    try {
      List<Future<List<R>>> running = new ArrayList<>();
      for (List<List<P>> together : Lists.partition(chains, WORLDS_PER_SERVER)) {
        SharedStack stack = new SharedStack(together.size(), this::start);
        stacks.add(stack);
        for (List<P> chain : together) {
          String world = name + running.size();
          running.add(
              lanes.submit(
                  () ->
                      deadline.isOver()
                          ? List.of()
                          : stack.use(started -> inWorlds(started, world, chain, body))));
        }
      }
      List<R> outcomes = new ArrayList<>();
      for (Future<List<R>> outcome : running) {
        outcomes.addAll(outcome.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      lanes.shutdownNow();
      stacks.forEach(SharedStack::close);
    }
  }

  /** In one world as long as it is sound; what follows a point that spoilt one gets another. */
  private <P, R> List<R> inWorlds(LocalStack stack, String name, List<P> chain, InWorld<P, R> body)
      throws Exception {
    List<R> outcomes = new ArrayList<>();
    Multiset<P> lost = HashMultiset.create();
    for (int worlds = 0; outcomes.size() < chain.size(); worlds++) {
      try (World world = World.create(stack, name + "-" + worlds, zips)) {
        while (outcomes.size() < chain.size() && !world.isSpoilt()) {
          outcome(chain.get(outcomes.size()), world, body, lost).ifPresent(outcomes::add);
        }
      }
    }
    return outcomes;
  }

  /** Empty where the server itself failed: then, twice at most, the point gets another world. */
  private static <P, R> Optional<R> outcome(
      P point, World world, InWorld<P, R> body, Multiset<P> lost) throws Exception {
    try {
      R outcome = body.run(point, world);
      String failure = outcome instanceof PointOutcome of && of.failed() ? of.shown() : "";
      if (ServersOwn.isRoutingThatSpreadsForEver(failure) && lost.add(point, 1) < MOST_AGAIN) {
        System.out.println("ONCE MORE " + outcome);
        world.spoil();
        return Optional.empty();
      }
      if (Asked.isWhole()) {
        System.out.println(outcome);
      }
      return Optional.of(outcome);
    } catch (AssertionError undisturbed) {
      if (!ServersOwn.isRoutingThatSpreadsForEver(undisturbed.toString())
          || lost.add(point, 1) >= MOST_AGAIN) {
        throw undisturbed;
      }
      System.out.println("ONCE MORE " + undisturbed.getMessage());
      world.spoil();
      return Optional.empty();
    }
  }

  private LocalStack start(PollingInProcess functions) {
    return LocalStack.start(
        LocalStackSettings.of(
            binary,
            directory.resolve("run"),
            aws ->
                LocalAwsSettings.of(aws, Clock.systemUTC(), functions)
                    .withRunningEnvironments(1000)
                    .withRoles(Set.of(OneRun.INVOKED_AS))
                    .withBucket(OneRun.BUCKET.bucketName().value())));
  }

  /** Removes what it packed. */
  @Override
  public void close() throws IOException {
    MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
