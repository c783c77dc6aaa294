package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Answers that get lost after Lambda has done what was asked. */
class GuardedWriteTest {

  /** So often the client sends one request: after them it gives up. */
  private static final int ALL_TRIES = 3;

  private LambdaStand stand;
  private LosingHttpClient losing;
  private LambdaClient client;
  private FunctionUpdates updates;
  private DeploymentPackage zip;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    stand.create();
    zip = stand.zip("ours");
    losing = new LosingHttpClient();
    client =
        LambdaClient.builder()
            .endpointOverride(stand.aws.endpoint())
            .region(Region.of(LambdaStand.REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
            .httpClient(losing)
            .overrideConfiguration(config -> config.retryStrategy(r -> r.maxAttempts(ALL_TRIES)))
            .build();
    LambdaApi api = new LambdaApi(client);
    Patience patience = new Patience(Duration.ofMillis(2), Duration.ofSeconds(20));
    Waiting waiting = new Waiting(api, patience, LambdaProgress.SILENT, new StopRequest());
    updates =
        new FunctionUpdates(
            new GuardedWrite(api, waiting),
            waiting,
            stand.functions::versions,
            LambdaProgress.SILENT);
  }

  @AfterEach
  void stop() {
    client.close();
    stand.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, ALL_TRIES})
  void variablesThatWereSetAreFoundSet(int losses) {
    FunctionConfiguration asRead = stand.settled();
    losing.loseAnswers(losses);

    FunctionConfiguration now = updates.environment(asRead, Map.of("OURS", "1"));

    assertThat(now.environment().names()).containsExactly("DB_PASSWORD", "OURS");
    assertThat(losing.lost()).isEqualTo(losses);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, ALL_TRIES})
  void codeThatArrivedIsFoundThere(int losses) {
    FunctionConfiguration asRead = stand.settled();
    losing.loseAnswers(losses);

    FunctionConfiguration now = updates.code(asRead, LambdaStand.inline(zip));

    assertThat(now.codeSha256()).isEqualTo(zip.codeSha256());
    assertThat(losing.lost()).isEqualTo(losses);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, ALL_TRIES})
  void aVersionThatWasPublishedIsFoundByItsMarkerAndNoSecondOneIsMade(int losses) {
    FunctionConfiguration uploaded = updates.code(stand.settled(), LambdaStand.inline(zip));
    losing.loseAnswers(losses);

    FunctionVersion made = updates.publish(uploaded, zip, marker("a", zip));

    assertThat(made.functionVersion()).isEqualTo(1);
    assertThat(stand.functions.versions(LambdaStand.ORDERS)).containsExactly(made);
    assertThat(losing.lost()).isEqualTo(losses);
  }

  @Test
  void sameCodeIsSentAgainSinceNothingShowsThatItArrived() {
    updates.code(stand.settled(), LambdaStand.inline(zip));
    FunctionConfiguration asRead = stand.settled();
    losing.loseAnswers(1);

    FunctionConfiguration now = updates.code(asRead, LambdaStand.inline(zip));

    assertThat(now.codeSha256()).isEqualTo(zip.codeSha256());
    assertThat(now.revisionId()).isNotEqualTo(asRead.revisionId());
  }

  @Test
  void anAnswerThatIsLostWhereNothingWasDoneStopsWithWhatHappened() {
    FunctionConfiguration asRead = stand.settled();
    losing.loseRequests(ALL_TRIES);

    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> updates.environment(asRead, Map.of("OURS", "1")));

    assertThat(thrown).hasMessageContaining("could not be reached").hasMessageContaining("lost");
    assertThat(stand.settled()).isEqualTo(asRead);
    assertThat(List.of(thrown.getSuppressed())).isEmpty();
  }
}
