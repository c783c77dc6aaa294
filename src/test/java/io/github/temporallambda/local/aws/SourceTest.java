package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.AnnotationSupport;

/** Every behaviour of the stand-in that a contract test holds names where it is known from. */
class SourceTest {

  private static final Pattern NAMED =
      Pattern.compile(
          "(Lambda API reference|Lambda Developer Guide|Amazon S3 API reference|Amazon S3 User"
              + " Guide|STS API reference|IAM User Guide), \\S.*|(measured|ours): \\S.*");

  static Stream<Class<?>> contracts() {
    return Stream.of(
        LocalAwsContractTest.class,
        LocalAwsLimitsContractTest.class,
        LocalAwsQualifiersContractTest.class,
        LocalAwsTimeTest.class,
        LocalAwsVersionsContractTest.class,
        LocalInvocationTest.class,
        LocalS3ContractTest.class,
        LocalStsTest.class);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyContractTestNamesItsSource(Class<?> contract) {
    List<Method> tests =
        Arrays.stream(contract.getDeclaredMethods()).filter(SourceTest::isTest).toList();

    assertThat(tests).isNotEmpty().allSatisfy(SourceTest::assertNamed);
  }

  private static boolean isTest(Method method) {
    return AnnotationSupport.isAnnotated(method, Test.class)
        || AnnotationSupport.isAnnotated(method, ParameterizedTest.class);
  }

  private static void assertNamed(Method test) {
    Source source = test.getAnnotation(Source.class);
    assertThat(source).as(test.getName()).isNotNull();
    assertThat(source.value()).matches(NAMED);
  }
}
