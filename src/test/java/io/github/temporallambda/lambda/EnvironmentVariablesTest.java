package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentVariablesTest {

  private static final EnvironmentVariables PRESENT =
      EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter2", "STAGE", "prod"));

  @Test
  void additionsTakeThePlaceOfPresentValuesAndTheRestIsKept() {
    EnvironmentVariables merged = PRESENT.with(Map.of("STAGE", "test", "NEW", "1"));

    assertThat(merged)
        .isEqualTo(
            EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter2", "STAGE", "test", "NEW", "1")));
    assertThat(PRESENT.get("STAGE")).contains("prod");
  }

  @Test
  void namesCanBeLeftOutForAComparison() {
    assertThat(PRESENT.without(List.of("STAGE", "ABSENT")))
        .isEqualTo(EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter2")))
        .isNotEqualTo(EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter3")))
        .isNotEqualTo(EnvironmentVariables.none());
  }

  @Test
  void valuesAreNotPrinted() {
    assertThat(PRESENT).hasToString("EnvironmentVariables[DB_PASSWORD, STAGE]");
    assertThat(PRESENT.names()).containsExactly("DB_PASSWORD", "STAGE");
    assertThat(PRESENT.get("ABSENT")).isEmpty();
  }

  @Test
  void anEnvironmentOfExactly4KilobytesFits() {
    assertThatCode(() -> check(Map.of(), sized(EnvironmentRules.MAX_BYTES)))
        .doesNotThrowAnyException();
  }

  @Test
  void aLargerEnvironmentIsRefusedWithNamesAndSizeButNoValue() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> check(Map.of(), sized(EnvironmentRules.MAX_BYTES + 1)));

    assertThat(thrown)
        .hasMessageContaining("4097 bytes")
        .hasMessageContaining("LARGE")
        .hasMessageNotContaining("xxx")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"é, 2", "€, 3", "\uD83D\uDE00, 4"})
  void sizeIsCountedInUtf8(String character, int bytes) {
    int room = EnvironmentRules.MAX_BYTES - "{'A1':''}".length();
    EnvironmentVariables fits =
        EnvironmentVariables.of(Map.of("A1", character.repeat(room / bytes)));
    EnvironmentVariables tooMany =
        EnvironmentVariables.of(Map.of("A1", character.repeat(room / bytes + 1)));

    assertThatCode(() -> check(Map.of(), fits)).doesNotThrowAnyException();
    assertThat(catchThrowableOfType(ProblemException.class, () -> check(Map.of(), tooMany)))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_REGION", "_HANDLER", "LAMBDA_TASK_ROOT", "1ST", "_X", "A", "A-B", "", "Ä_B"})
  void namesThatLambdaKeepsOrForbidsAreRefusedByName(String name) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> check(Map.of(name, "hunter2"), PRESENT));

    assertThat(thrown).hasMessageContaining("'" + name + "'").hasMessageNotContaining("hunter2");
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> check(Map.of("AWS_REGION", "a", "1ST", "b"), sized(5000)));

    assertThat(thrown.problems()).hasSize(3);
  }

  private static void check(Map<String, String> additions, EnvironmentVariables merged) {
    EnvironmentRules.check(additions, merged);
  }

  /** Of exactly so many bytes as compact JSON. */
  private static EnvironmentVariables sized(int bytes) {
    return EnvironmentVariables.of(Map.of("LARGE", "x".repeat(bytes - "{'LARGE':''}".length())));
  }
}
