package io.github.temporallambda.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How the server's controller scales a function out and in. A worker does one activity at a time,
 * and says when it comes and when it goes; which of them did what is the server's own record.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ScalingIT {

  private static final String ONLY = "1";

  /** Its workers poll for 8 s. */
  private Bench brief;

  /** Its workers poll for longer than a test takes. */
  private Bench lasting;

  @BeforeAll
  void release(LocalStack stack, @TempDir Path directory) {
    SdkBytes code = new WorkerPackage(directory).release("first");
    brief = released(new Bench(stack, "serverless-brief", 18), code);
    lasting = released(new Bench(stack, "serverless-lasting", 130), code);
  }

  private static Bench released(Bench bench, SdkBytes code) {
    bench.limit(3);
    bench.announce("b1");
    bench.upload(code);
    bench.register("b1", bench.publish());
    bench.makeCurrent("b1");
    return bench;
  }

  @AfterAll
  void end() {
    brief.close();
    lasting.close();
  }

  @Test
  void scalesOutFromZeroWhenATaskFindsNoPoller() {
    brief.awaitScaleIn(ONLY);
    int before = brief.invocations(ONLY);

    brief.start("scale-out", "Work");

    assertThat(brief.result("scale-out")).isIn(workers(brief));
    assertThat(brief.invocations(ONLY)).isGreaterThan(before);
  }

  @Test
  void workerLeavesBeforeItsDeadlineAndTheNextTaskInvokesAgain() {
    brief.start("scale-in", "StayPinned");
    brief.awaitWorkflowTasks("scale-in", 1);
    brief.awaitScaleIn(ONLY);
    int before = brief.invocations(ONLY);
    List<String> left = brief.printed(ONLY, " left, ");
    assertThat(left.get(left.size() - 1)).matches("worker \\d+ left, [1-9]\\d* ms to go");

    brief.temporal.signal("scale-in", "step");
    brief.temporal.signal("scale-in", "leave");

    assertThat(brief.result("scale-in")).isEqualTo("\"first first\"");
    assertThat(brief.invocations(ONLY)).isGreaterThan(before);
  }

  /** Last: what it had invoked and waits for its turn would keep the others from zero. */
  @Test
  @Order(Integer.MAX_VALUE)
  void noTaskIsLostWhenAWorkerLeaves() {
    int before = brief.printed(ONLY, " left, ").size();
    List<String> started = new ArrayList<>();
    int sinceOneLeft = 0;
    while (sinceOneLeft < 3 && started.size() < 100) {
      started.add("steady-" + started.size());
      brief.start(started.get(started.size() - 1), "Work");
      // Half of what one worker can do.
      Deadline.after(Duration.ofMinutes(1)).pause(Duration.ofMillis(500));
      sinceOneLeft += brief.printed(ONLY, " left, ").size() > before ? 1 : 0;
    }

    assertThat(sinceOneLeft).isEqualTo(3);
    assertThat(started).allSatisfy(id -> assertThat(brief.result(id)).isIn(workers(brief)));
  }

  @Test
  void invokesMoreWhenOneIsNotEnoughAndEachIsAProcessWithAConnectionOfItsOwn() {
    int before = lasting.invocations(ONLY);
    List<String> burst = IntStream.range(0, 40).mapToObj(number -> "burst-" + number).toList();

    burst.forEach(id -> lasting.start(id, "Work"));
    burst.forEach(id -> assertThat(lasting.result(id)).isIn(workers(lasting)));

    assertThat(lasting.invocations(ONLY)).isGreaterThan(before + 1);
    Set<String> identities =
        burst.stream().map(id -> whoWorked(lasting, id)).collect(Collectors.toSet());
    assertThat(identities)
        .hasSizeGreaterThan(1)
        .allSatisfy(identity -> assertThat(workers(lasting)).contains("\"" + pid(identity) + "\""));
    assertThat(workers(lasting)).doesNotHaveDuplicates();
    assertThat(atOnce(lasting)).isGreaterThan(1);
  }

  /** The process IDs that workers printed when they came, as JSON strings. */
  private static List<String> workers(Bench bench) {
    return bench.printed(ONLY, " runs first").stream()
        .map(line -> "\"" + line.split(" ", -1)[1] + "\"")
        .toList();
  }

  /** The identity of the connection that took its activity, by the server's record. */
  private static String whoWorked(Bench bench, String workflowId) {
    return bench.temporal.history(workflowId).stream()
        .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
        .map(event -> event.getActivityTaskStartedEventAttributes().getIdentity())
        .findFirst()
        .orElseThrow();
  }

  private static String pid(String identity) {
    return identity.substring(0, identity.indexOf('@'));
  }

  /** How many invocations ran at the same time at most. */
  private static int atOnce(Bench bench) {
    int running = 0;
    int most = 0;
    for (String line : bench.printed(ONLY, "RequestId: ")) {
      running += line.startsWith("START ") ? 1 : 0;
      running -= line.startsWith("END ") ? 1 : 0;
      most = Math.max(most, running);
    }
    return most;
  }
}
