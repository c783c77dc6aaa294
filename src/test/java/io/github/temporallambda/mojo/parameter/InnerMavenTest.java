package io.github.temporallambda.mojo.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InnerMavenTest {

  private static final Path OTHER = Path.of("/other");

  @Test
  void moduleThatMavenWasStartedInIsBuiltByItself() {
    InnerMaven maven = maven(Path.of("/checkout/pom.xml"), Path.of("/checkout"));

    assertThat(maven.packaging(OTHER.resolve("pom.xml"), OTHER, OTHER.resolve("answer")))
        .containsExactly(
            "/maven/bin/mvn",
            "-o",
            "-Dtoken=hidden",
            "-f",
            "/other/pom.xml",
            "-DskipTests",
            "-Dtemporal-lambda.packaged-file.to=/other/answer",
            "package",
            "g:a:1:packaged-file");
  }

  @Test
  void moduleOfAReactorIsBuiltWithTheModulesThatItNeeds() {
    InnerMaven maven = maven(Path.of("/checkout/pom.xml"), Path.of("/checkout/apps/worker"));

    assertThat(
            maven.packaging(
                OTHER.resolve("pom.xml"), OTHER.resolve("apps/worker"), OTHER.resolve("answer")))
        .containsSubsequence("-f", "/other/pom.xml", "-pl", "apps/worker", "-am", "package");
  }

  @Test
  void optionsAreNotShown() {
    assertThat(maven(Path.of("/checkout/pom.xml"), Path.of("/checkout")).toString())
        .doesNotContain("hidden");
  }

  private static InnerMaven maven(Path pom, Path module) {
    return new InnerMaven(
        Path.of("/maven/bin/mvn"),
        Path.of("/jdk"),
        List.of("-o", "-Dtoken=hidden"),
        pom,
        module,
        "g:a:1");
  }
}
