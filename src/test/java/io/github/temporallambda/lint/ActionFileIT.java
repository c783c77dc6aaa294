package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The action passes zizmor and GitHub's schema, and the examples use what it has: of an action that
 * lies in the same repository, actionlint checks inputs and outputs, so here it does.
 */
class ActionFileIT {

  private static final Path ACTION = Path.of("action.yml");
  private static final Path EXAMPLES = Path.of("docs/github-workflows");
  private static final String REFERENCE = "OWNER/temporal-lambda-maven-plugin@" + "0".repeat(40);

  private final Linters linters = Linters.ofThisUser();

  @TempDir Path repository;

  @BeforeEach
  void putExamplesBesideTheAction() throws IOException {
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve(".github/workflows"));
    Files.copy(ACTION, repository.resolve("action.yml"));
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      files.filter(file -> file.toString().endsWith(".yml")).forEach(this::putBeside);
    }
  }

  @Test
  void passesZizmorsAuditor() {
    linters.zizmor().succeeds(ACTION);
  }

  @Test
  void isAnActionByGitHubsSchema() {
    linters.checkJsonschema().and("--builtin-schema", "vendor.github-actions").succeeds(ACTION);
  }

  @Test
  void examplesGiveTheInputsAndReadTheOutputsThatItHas() {
    actionlint().succeeds();
  }

  @Test
  void actionlintSeesAnInputThatItHasNot() throws IOException {
    change(repository.resolve("action.yml"), "  function-name:\n", "  function:\n");

    assertThat(actionlint().fails()).contains("input \"function-name\" is not defined");
  }

  @Test
  void actionlintSeesAnOutputThatItHasNot() throws IOException {
    change(repository.resolve("action.yml"), "  junit-report:\n", "  junit:\n");

    assertThat(actionlint().fails()).contains("property \"junit-report\" is not defined");
  }

  private Tool actionlint() {
    Path configuration = EXAMPLES.resolve("actionlint.yaml").toAbsolutePath();
    return linters
        .actionlint()
        .and("-config-file", configuration.toString())
        .and("-ignore", "\"queue\" for \"concurrency\"")
        .in(repository);
  }

  private void putBeside(Path example) {
    try {
      Path copy = repository.resolve(".github/workflows").resolve(example.getFileName());
      Files.copy(example, copy);
      change(copy, REFERENCE, "./");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as(file.toString()).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
