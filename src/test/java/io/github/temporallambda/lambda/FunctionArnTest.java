package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionArnTest {

  private static final String UNQUALIFIED = "arn:aws:lambda:eu-west-1:123456789012:function:orders";

  @Test
  void partsAreReadFromTheArn() {
    FunctionArn arn = FunctionArn.parse(UNQUALIFIED + ":17");

    assertThat(arn)
        .isEqualTo(
            new FunctionArn("aws", "eu-west-1", "123456789012", new FunctionName("orders"), 17));
    assertThat(arn.unqualified()).isEqualTo(UNQUALIFIED);
    assertThat(arn.qualifier()).isEqualTo("17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        UNQUALIFIED,
        UNQUALIFIED + ":",
        UNQUALIFIED + ":$LATEST",
        UNQUALIFIED + ":$LATEST.PUBLISHED",
        UNQUALIFIED + ":live",
        UNQUALIFIED + ":0",
        UNQUALIFIED + ":07",
        UNQUALIFIED + ":-1",
        UNQUALIFIED + ":1:2",
        UNQUALIFIED + ":1\n",
        UNQUALIFIED + ":٣",
        UNQUALIFIED + ":9999999999999999999999",
        "arn:aws:iam::123456789012:role/orders",
        "arn:aws:lambda:eu-west-1:123:function:orders:1",
        "arn:aws:lambda:mars:123456789012:function:orders:1",
        "arn:gcp:lambda:eu-west-1:123456789012:function:orders:1"
      })
  void onlyAQualifiedArnWithANumberIsTaken(String text) {
    assertThatThrownBy(() -> FunctionArn.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-cn:lambda:cn-north-1:123456789012:function:orders:1",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders:1",
        "arn:aws-iso-b:lambda:us-isob-east-1:123456789012:function:orders:1",
        "arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:orders:1"
      })
  void otherPartitionsAreTaken(String text) {
    assertThat(FunctionArn.parse(text)).hasToString(text);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("arns") FunctionArn arn) {
    assertThat(FunctionArn.parse(arn.toString())).isEqualTo(arn);
  }

  @Property
  void anyTextIsEitherReadAsItselfOrRefused(@ForAll("nearlyArns") String text) {
    try {
      assertThat(FunctionArn.parse(text)).hasToString(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "orders:5", "orders:$LATEST", "ördérs", "a/b", "a\n"})
  void notAFunctionName(String text) {
    assertThatThrownBy(() -> new FunctionName(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFunctionNameHasAtMost64Characters() {
    assertThat(new FunctionName("a".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new FunctionName("a".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anArnInThePlaceOfANameIsAnsweredWithWhatToWrite() {
    assertThatThrownBy(() -> new FunctionName(UNQUALIFIED))
        .hasMessageContaining("write the bare function name and the Region");
  }

  @Provide
  Arbitrary<FunctionArn> arns() {
    return Combinators.combine(
            Arbitraries.of("aws", "aws-cn", "aws-us-gov"),
            Arbitraries.of("eu-west-1", "us-gov-east-1", "ap-southeast-12"),
            Arbitraries.strings().numeric().ofLength(12),
            Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('-', '_')
                .ofMinLength(1)
                .ofMaxLength(64),
            Arbitraries.longs().between(1, 999_999_999_999_999_999L))
        .as(
            (partition, region, account, name, functionVersion) ->
                new FunctionArn(
                    partition, region, account, new FunctionName(name), functionVersion));
  }

  @Provide
  Arbitrary<String> nearlyArns() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings()
            .withChars("0123456789$:LATESTv-")
            .ofMaxLength(6)
            .map(end -> UNQUALIFIED + ":" + end));
  }
}
