package io.github.temporallambda.mojo.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {

  @Test
  void durationIsReadAsIso8601() {
    assertThat(Parsers.duration("PT90S")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Parsers.duration("P1D")).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10m", "60", "PT", "", "10 minutes", "PT9999999999999999999S"})
  void whatIsNoDurationIsRefusedWithAnExample(String raw) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parsers.duration(raw))
        .withMessageContaining("'" + raw + "' is not an ISO-8601 duration, such as PT90S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5S"})
  void durationIsLongerThanNothing(String raw) {
    assertThatIllegalArgumentException().isThrownBy(() -> Parsers.duration(raw));
  }

  @Test
  void portHasItsRange() {
    assertThat(Parsers.port("1")).isEqualTo(1);
    assertThat(Parsers.port("65535")).isEqualTo(65535);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "abc", "", "1e3", "99999999999"})
  void whatIsNoPortIsRefused(String raw) {
    assertThatIllegalArgumentException().isThrownBy(() -> Parsers.port(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-central-1", "us-gov-west-1", "ap-southeast-2", "us-isob-east-1"})
  void regionsOfAllPartitionsAreTaken(String region) {
    assertThat(Parsers.region(region)).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-central", "EU-CENTRAL-1", "Frankfurt", "eu-central-1a", ""})
  void whatIsNoRegionIsRefused(String region) {
    assertThatIllegalArgumentException().isThrownBy(() -> Parsers.region(region));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a:5",
        "arn:aws:lambda:eu-central-1:123456789012:function:a",
        "a b",
        "$LATEST"
      })
  void functionIsANameAndNothingElse(String raw) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parsers.functionName(raw))
        .withMessageContaining("no ARN, no version, no alias");
  }

  @Test
  void functionNameHasAtMost64Characters() {
    assertThat(Parsers.functionName("a".repeat(64))).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> Parsers.functionName("a".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:7233", "orders.a1b2c.tmprl.cloud:7233", "[::1]:7233"})
  void addressIsHostAndPort(String address) {
    assertThat(Parsers.address(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "https://localhost:7233", "localhost:", "a b:1", ""})
  void addressWithoutPortOrWithASchemeIsRefused(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Parsers.address(address));
  }

  @Test
  void roleOfEveryPartitionIsTaken() {
    assertThat(Parsers.role("arn:aws:iam::123456789012:role/x/y")).isNotEmpty();
    assertThat(Parsers.role("arn:aws-us-gov:iam::123456789012:role/x")).isNotEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Parsers.role("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": 1}", "[1]", "\"text\"", "null", "7"})
  void jsonIsAnyOneValue(String raw) {
    assertThat(Parsers.json(raw)).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": s3cr3t}", "{} s3cr3t", "", "s3cr3t"})
  void brokenJsonIsRefusedWithoutShowingIt(String raw) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parsers.json(raw))
        .withMessageContaining("the value is")
        .withMessageNotContaining("s3cr3t");
  }
}
