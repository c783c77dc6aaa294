package io.github.temporallambda.campaign;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Goes through the points of a campaign, a few at the same time, each in a world of its own. A
 * server takes a hundred deployments and a hundred compute configs, so it is replaced in between.
 */
final class Campaign {

  /** With at most two compute configs each. */
  private static final int WORLDS_PER_SERVER = 45;

  private static final int AT_THE_SAME_TIME = 4;

  private final ServerBinary binary;
  private final Path directory;
  private final WorkerZips zips;

  Campaign(ServerBinary binary, Path directory) throws IOException {
    this.binary = binary;
    this.directory = directory;
    this.zips = WorkerZips.build(Files.createDirectory(directory.resolve("zips")));
  }

  /** Whether every point is gone through, or those that a build has the time for. */
  static boolean isWhole() {
    return Boolean.getBoolean("campaign.whole");
  }

  /**
   * Whether a point is among those that {@code -Dcampaign.only=…} asks for, a regular expression
   * that is looked for in its scenario and name; all are by default.
   */
  static boolean isAskedFor(String group, String point) {
    String only = System.getProperty("campaign.only", "");
    return Pattern.compile(only).matcher(group + ", " + point).find();
  }

  /**
   * Those points that {@code -Dcampaign.range=200-399} asks for, counted from 0, the last included;
   * all by default. So a campaign that takes long can be gone through piece by piece.
   */
  static <P> List<P> inRange(List<P> points) {
    String[] range = System.getProperty("campaign.range", "0-" + points.size()).split("-", -1);
    int from = Math.min(points.size(), Integer.parseInt(range[0]));
    int to = Math.min(points.size(), Integer.parseInt(range[1]) + 1);
    return points.subList(from, Math.max(from, to));
  }

  /** What is done in one world. */
  @FunctionalInterface
  interface InWorld<P, R> {
    R run(P point, World world) throws Exception;
  }

  /** The outcome for each of the points, in their order. */
  <P, R> List<R> each(String name, List<P> points, InWorld<P, R> body) throws Exception {
    List<R> outcomes = new ArrayList<>();
    for (int from = 0; from < points.size(); from += WORLDS_PER_SERVER) {
      int to = Math.min(points.size(), from + WORLDS_PER_SERVER);
      try (PollingInProcess functions = new PollingInProcess();
          LocalStack stack = start(functions)) {
        outcomes.addAll(onStack(stack, name + from, points.subList(from, to), body));
      }
    }
    return outcomes;
  }

  private <P, R> List<R> onStack(LocalStack stack, String name, List<P> points, InWorld<P, R> body)
      throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
    try {
      List<Future<R>> running = new ArrayList<>();
      for (P point : points) {
        String world = name + "-" + running.size();
        running.add(workers.submit(() -> inWorld(stack, world, point, body)));
      }
      List<R> outcomes = new ArrayList<>();
      for (Future<R> outcome : running) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private <P, R> R inWorld(LocalStack stack, String name, P point, InWorld<P, R> body)
      throws Exception {
    try (World world = World.create(stack, name, zips)) {
      R outcome = body.run(point, world);
      if (isWhole()) {
        System.out.println(outcome);
      }
      return outcome;
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
                    .withBucket(OneRun.BUCKET.bucketName().value())));
  }
}
