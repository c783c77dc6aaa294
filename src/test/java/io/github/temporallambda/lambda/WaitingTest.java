package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.problem.StopRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that the local Lambda is never in, as AWS's answers tell them. */
class WaitingTest {

  private static final String OPTIMIZING =
      """
      "State": "Active", "SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"}
      """;
  private static final String OPTIMIZED =
      """
      "State": "Active", "SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"}
      """;

  /** Of what is waited for in vain. */
  private static final Patience SHORT = new Patience(Duration.ofMillis(2), Duration.ofMillis(500));

  private final Deque<String> states = new ArrayDeque<>();
  private HttpServer server;
  private final StopRequest stop = new StopRequest();
  private AwsClients clients;
  private Waiting waiting;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/2015-03-31/functions/orders/configuration", this::answer);
    server.start();
    Patience patience = new Patience(Duration.ofMillis(2), Duration.ofMinutes(1));
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    AwsSettings settings =
        new AwsSettings(Optional.of("us-east-1"), LambdaStand.access(endpoint), patience);
    clients = AwsClients.open(settings, LambdaProgress.SILENT);
    waiting = waiting(patience);
  }

  private Waiting waiting(Patience patience) {
    return new Waiting(new LambdaApi(clients.lambda()), patience, LambdaProgress.SILENT, stop);
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
  }

  @Test
  void aVersionIsReadyOnceItsSnapshotIsThere() {
    states.add("\"State\": \"Pending\"");
    states.add(OPTIMIZING);
    states.add(OPTIMIZED);

    waiting.untilInvocable(arn());

    assertThat(states).containsExactly(OPTIMIZED);
  }

  @Test
  void aSnapshotThatNeverComesIsGivenUpWithItsStatus() {
    states.add(OPTIMIZING);
    waiting = waiting(SHORT);

    assertThat(refusal()).hasMessageContaining("SnapStart OptimizationStatus=Off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thawing", "Deactivating"})
  void aStateThatNobodyKnowsIsWaitedForAndThenTold(String state) {
    states.add(state(state));
    waiting = waiting(SHORT);

    assertThat(refusal())
        .hasMessageContaining("did not come to rest")
        .hasMessageContaining("State=" + state + " (SomethingNew: as it is)");
  }

  @Test
  void aStateThatNobodyKnowsMayPass() {
    states.add(state("Thawing"));
    states.add("\"State\": \"Active\"");

    waiting.untilInvocable(arn());

    assertThat(states).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "Deleting", "Deactivated", "ActiveNonInvocable"})
  void aVersionThatNeverWillBeInvocableIsToldAtOnceWithAwssReason(String state) {
    states.add(state(state));

    assertThat(refusal())
        .hasMessageContaining("could not make the change")
        .hasMessageContaining("State=" + state + " (SomethingNew: as it is)");
  }

  @Test
  void aWaitEndsWhenTheRunIsAskedToStopAndTellsWhatWasWritten() {
    states.add("\"State\": \"Pending\"");
    stop.ask();

    assertThat(refusal().problems())
        .singleElement()
        .returns(ProblemKind.INTERRUPTED, it -> it.kind())
        .extracting(it -> it.what())
        .asString()
        .contains("AWS, which has taken the change and not finished it")
        .contains("State=Pending");
  }

  @Test
  void whatWasJustWrittenIsWaitedForAShortWhileAlsoByARunThatIsAskedToStop() {
    states.add("\"State\": \"Pending\"");
    states.add("\"State\": \"Pending\"");
    states.add("\"State\": \"Active\"");
    stop.ask();

    waiting.untilInvocable(arn());

    assertThat(states).hasSize(1);
  }

  @Test
  void nothingIsWaitedForBeforeAWriteByARunThatIsAskedToStop() {
    states.add("\"State\": \"Pending\"");
    states.add("\"State\": \"Active\"");
    stop.ask();

    assertThatThrownBy(() -> waiting.untilAtRest(new FunctionName("orders")))
        .hasMessageContaining("to come to rest")
        .hasMessageContaining("State=Pending");
  }

  @Test
  void whatNeedsNoWaitingIsToldAlsoToARunThatIsAskedToStop() {
    states.add("\"State\": \"Active\"");
    stop.ask();

    waiting.untilInvocable(arn());

    assertThat(states).hasSize(1);
  }

  @Test
  void anInactiveVersionIsBroughtBackByItsNextInvocation() {
    states.add(state("Inactive"));

    waiting.untilInvocable(arn());

    assertThat(states).hasSize(1);
  }

  private static String state(String state) {
    return "\"State\": \"%s\", \"StateReasonCode\": \"SomethingNew\", \"StateReason\": \"as it is\""
        .formatted(state);
  }

  private static FunctionArn arn() {
    return FunctionArn.parse(LambdaStand.ARN + ":1");
  }

  private ProblemException refusal() {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> waiting.untilInvocable(arn()));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  /** The last state stays. */
  private void answer(HttpExchange exchange) throws IOException {
    String state = states.size() > 1 ? states.remove() : states.element();
    byte[] body =
        ("{\"FunctionName\": \"orders\", \"FunctionArn\": \""
                + LambdaStand.ARN
                + ":1\", \"CodeSha256\": \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\", "
                + state
                + "}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
