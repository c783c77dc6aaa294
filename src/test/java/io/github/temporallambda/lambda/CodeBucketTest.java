package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.artifact.CodeSha256;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBucketTest {

  @Test
  void aKeyNamesTheFunctionAndTheContent() {
    CodeBucket bucket =
        new CodeBucket(new BucketName("acme-releases"), new KeyPrefix("a/b_c.d"), Optional.empty());

    assertThat(bucket.key(new FunctionName("orders"), CodeSha256.of(new byte[32])))
        .isEqualTo("a/b_c.d/orders/" + "00".repeat(32) + ".zip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ab", "Acme", "acme_releases", "-acme", "acme-", "a..b", "s3://acme", "a/b"})
  void whatIsNoBucketIsRefused(String raw) {
    assertThatThrownBy(() -> new BucketName(raw))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + raw + "' is not a bucket's name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "a/../b", "a/.", "a b", "ü", "a?b"})
  void whatIsNoPrefixIsRefused(String raw) {
    assertThatThrownBy(() -> new KeyPrefix(raw))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + raw + "' is not a key prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "temporal-lambda", "a/b/c", "a..b/...", "team=orders/x"})
  void whatIsAPrefixIsTaken(String raw) {
    assertThat(new KeyPrefix(raw)).hasToString(raw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901", "1234567890123", "12345678901a", "1234-5678-9012"})
  void whatIsNoAccountIsRefused(String raw) {
    assertThatThrownBy(() -> new AccountId(raw))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write 12 digits");
  }
}
