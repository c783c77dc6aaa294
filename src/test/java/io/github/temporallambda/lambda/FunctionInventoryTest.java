package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.ARN;
import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionInventoryTest {

  private LambdaStand stand;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    stand.create();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void oneReadTellsWhoseFunctionItIsAndWhatWasPublished() {
    assertThat(stand.functions.inventory(ARN).orElseThrow().published()).isEmpty();
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion made = stand.release(zip, marker("b1", zip));

    FunctionInventory inventory = stand.functions.inventory(ARN).orElseThrow();

    assertThat(inventory.functionArn()).isEqualTo(ARN);
    assertThat(inventory.published()).containsExactly(made);
    assertThat(inventory.find(made.arn())).contains(made);
    assertThat(inventory.find(FunctionArn.parse(ARN + ":2"))).isEmpty();
    assertThat(stand.functions.inventory("orders")).contains(inventory);
  }

  @Test
  void functionThatIsNotThereIsEmpty() {
    assertThat(stand.functions.inventory(ARN + "-other")).isEmpty();
  }

  @Test
  void functionOfAnotherAccountIsNotTakenForMissing() {
    String elsewhere = ARN.replace("123456789012", "999999999999");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> stand.functions.inventory(elsewhere))
        .withMessageContaining("AWS denied lambda:ListVersionsByFunction on " + elsewhere);
  }
}
