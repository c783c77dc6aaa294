package io.github.temporallambda.buildid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a:b", "-a", ".a", "_a", "a b", "a/b", "ä", "a\n", "\na", "a\u0000"})
  void notABuildId(String text) {
    assertThatThrownBy(() -> new BuildId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a Build ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "3f2c1a9b7d10", "1.0.0-rc_1", "3f2c1a9b7d10-dirty-0badcafe"})
  void aBuildId(String text) {
    assertThat(new BuildId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "orders.eu", "orders:1", "__orders", "a b", "ö", "a\n", "\na"})
  void notADeploymentName(String text) {
    assertThatThrownBy(() -> new DeploymentName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a deployment name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "eu/orders", "_orders", "orders__eu", "-", "Orders-2"})
  void aDeploymentName(String text) {
    assertThat(new DeploymentName(text)).hasToString(text);
  }

  @Property
  void lengthDecides(@ForAll @IntRange(max = 200) int length) {
    String text = "a".repeat(length);

    assertThat(isBuildId(text)).isEqualTo(length >= 1 && length <= 63);
    assertThat(isDeploymentName(text)).isEqualTo(length >= 1 && length <= 100);
  }

  @Property
  void foreignTextIsTakenExactlyWhenEveryCharacterIsAllowed(@ForAll("mostlyAllowed") String text) {
    boolean first = !text.isEmpty() && ALPHANUMERIC.indexOf(text.charAt(0)) >= 0;

    assertThat(isBuildId(text)).isEqualTo(first && consistsOf(text, ALPHANUMERIC + "._-"));
    assertThat(isDeploymentName(text))
        .isEqualTo(
            !text.isEmpty() && !text.startsWith("__") && consistsOf(text, ALPHANUMERIC + "_-/"));
  }

  @Property
  void nameAndBuildIdCanAlwaysBeToldApartAgain(
      @ForAll("deploymentNames") String name, @ForAll("buildIds") String id) {
    String written = new DeploymentVersionId(new DeploymentName(name), new BuildId(id)).toString();

    assertThat(written.split(":", -1)).containsExactly(name, id);
  }

  @Provide
  Arbitrary<String> mostlyAllowed() {
    return Arbitraries.strings().withChars(ALPHANUMERIC + "._-/__:. é\n").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> deploymentNames() {
    return Arbitraries.strings()
        .withChars(ALPHANUMERIC + "_-/")
        .ofMinLength(1)
        .ofMaxLength(100)
        .filter(NamesTest::isDeploymentName);
  }

  @Provide
  Arbitrary<String> buildIds() {
    return Arbitraries.strings()
        .withChars(ALPHANUMERIC + "._-")
        .ofMinLength(1)
        .ofMaxLength(63)
        .filter(NamesTest::isBuildId);
  }

  private static boolean consistsOf(String text, String allowed) {
    return text.chars().allMatch(character -> allowed.indexOf(character) >= 0);
  }

  private static boolean isBuildId(String text) {
    return accepts(() -> new BuildId(text));
  }

  private static boolean isDeploymentName(String text) {
    return accepts(() -> new DeploymentName(text));
  }

  private static boolean accepts(Runnable parse) {
    try {
      parse.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
