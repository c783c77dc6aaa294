package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMarkerTest {

  private static final String CONTENT = "ab".repeat(32);
  private static final String TARGET = "0123456789abcdef";

  private static final VersionMarker MARKER =
      new VersionMarker(new BuildId("3f2c1a9b7d10"), new ContentDigest(CONTENT), TARGET);

  @Test
  void theDescriptionBeginsWithItsSchema() {
    assertThat(MARKER.description())
        .isEqualTo("temporal-lambda/1 build=3f2c1a9b7d10 content=" + CONTENT + " target=" + TARGET);
  }

  @Property
  void whatIsWrittenIsReadBackAndFitsLambda(@ForAll("markers") VersionMarker marker) {
    assertThat(marker.description()).hasSizeLessThanOrEqualTo(256);
    assertThat(VersionMarker.parse(marker.description())).contains(marker);
  }

  @Property
  void anyTextIsReadOnlyWhereItIsExactlyADescription(@ForAll("nearlyDescriptions") String text) {
    VersionMarker.parse(text).ifPresent(marker -> assertThat(marker.description()).isEqualTo(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "released by hand",
        "temporal-lambda/1",
        "temporal-lambda/2 build=a content=" + "CONTENT" + " target=" + TARGET,
        " temporal-lambda/1 build=a"
      })
  void otherToolsDescriptionsAreNoMarkers(String text) {
    assertThat(VersionMarker.parse(text.replace("CONTENT", CONTENT))).isEmpty();
  }

  @Test
  void aLongerDescriptionIsNoMarker() {
    assertThat(VersionMarker.parse(MARKER.description() + " and more")).isEmpty();
    assertThat(VersionMarker.parse(MARKER.description() + "\n")).isEmpty();
  }

  @Test
  void aTargetHashIs16HexDigits() {
    assertThatThrownBy(
            () -> new VersionMarker(new BuildId("a"), new ContentDigest(CONTENT), "ABCDEF"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyPartOfTheTargetCounts() {
    String target = VersionMarker.targetHash("host:7233", "default", new DeploymentName("orders"));

    assertThat(target).matches("[0-9a-f]{16}");
    assertThat(
            Set.of(
                target,
                VersionMarker.targetHash("host:7234", "default", new DeploymentName("orders")),
                VersionMarker.targetHash("host:7233", "other", new DeploymentName("orders")),
                VersionMarker.targetHash("host:7233", "default", new DeploymentName("order"))))
        .hasSize(4);
  }

  @Test
  void theTargetHashOfAReleaseNeverChanges() {
    // printf 'host:7233\ndefault\norders\n' | sha256sum | cut -c1-16
    assertThat(VersionMarker.targetHash("host:7233", "default", new DeploymentName("orders")))
        .isEqualTo("1aac09d9455cbecb");
  }

  @Provide
  Arbitrary<VersionMarker> markers() {
    return Combinators.combine(
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(30),
            Arbitraries.strings().withChars("abcXYZ019._-").ofMaxLength(33),
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(64),
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(16))
        .as(
            (head, tail, content, target) ->
                new VersionMarker(new BuildId(head + tail), new ContentDigest(content), target));
  }

  @Provide
  Arbitrary<String> nearlyDescriptions() {
    Arbitrary<Integer> positions = Arbitraries.integers().between(0, 115);
    Arbitrary<String> inserted = Arbitraries.strings().ofMaxLength(3);
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Combinators.combine(positions, inserted)
            .as((at, text) -> new StringBuilder(MARKER.description()).insert(at, text).toString()));
  }
}
