package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.replay.cause.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceRootsTest {

  @TempDir Path repository;

  private Path root;

  @BeforeEach
  void workTreeWithTwoModules() throws IOException {
    Files.createDirectory(repository.resolve(".git"));
    root = repository.resolve("worker/src/main/java");
    Files.createDirectories(root.resolve("com/acme"));
    Files.writeString(root.resolve("com/acme/Order.java"), "class Order {}");
  }

  @Test
  void frameIsFoundRelativeToTheWorkTreeAlsoInANestedClass() {
    assertThat(sources().find(new Frame("com.acme.Order.run", "Order.java:36")))
        .contains(new SourceLine("worker/src/main/java/com/acme/Order.java", 36));
    assertThat(sources().find(new Frame("com.acme.Order$Step.lambda$run$0", "Order.java:40")))
        .contains(new SourceLine("worker/src/main/java/com/acme/Order.java", 40));
  }

  @Test
  void frameOfALibraryIsFoundNowhere() {
    assertThat(sources().find(new Frame("com.other.Order.run", "Order.java:36"))).isEmpty();
    assertThat(sources().find(new Frame("Order.run", "Order.java:36"))).isEmpty();
  }

  @Test
  void frameNeverLeadsOutOfTheRoots() throws IOException {
    Files.writeString(repository.resolve("secret.java"), "");

    assertThat(sources().find(new Frame("../../../../.x.y", "secret.java:1"))).isEmpty();
    assertThat(sources().find(new Frame("x.y", "../../../../secret.java:1"))).isEmpty();
    assertThat(sources().find(new Frame("com.acme.Order.run", "Order.java:1x"))).isEmpty();
  }

  @Test
  void sourceThatALinkLeadsOutOfTheWorkTreeIsNotNamed(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere.resolve("com/out"));
    Files.writeString(elsewhere.resolve("com/out/Order.java"), "");
    Path link = Files.createSymbolicLink(repository.resolve("linked"), elsewhere);

    SourceRoots linked = SourceRoots.around(root, List.of(link));

    assertThat(linked.find(new Frame("com.out.Order.run", "Order.java:1"))).isEmpty();
  }

  @Test
  void withoutAWorkTreeNoFileIsNamed() {
    SourceRoots none = new SourceRoots(Optional.empty(), List.of(root));

    assertThat(none.find(new Frame("com.acme.Order.run", "Order.java:36"))).isEmpty();
  }

  private SourceRoots sources() {
    return SourceRoots.around(root, List.of(repository.resolve("missing"), root));
  }
}
