package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/github-actions.md} tells the inputs and outputs of {@code action.yml} in its words.
 */
class ActionTablesTest {

  private static final Path PAGE = Path.of("docs/github-actions.md");
  private static final Path PROPOSAL = Path.of("target/github-actions-tables.md");

  private final ActionDefinition action = ActionDefinition.read(Path.of("action.yml"));

  @Test
  void pageTellsEachInputAndOutput() throws IOException {
    String page = Files.readString(PAGE);
    String expected = with("outputs", outputs(), with("inputs", inputs(), page));
    Files.createDirectories(PROPOSAL.toAbsolutePath().getParent());
    Files.writeString(PROPOSAL, expected);

    assertThat(page)
        .as("action.yml changed: review it, then cp %s %s", PROPOSAL, PAGE)
        .isEqualTo(expected);
  }

  private String inputs() {
    return action.inputs().entrySet().stream()
        .map(it -> row(it.getKey(), byDefault(it.getValue()), it.getValue().description()))
        .collect(Collectors.joining("", "| input | default | meaning |\n|---|---|---|\n", ""));
  }

  private String outputs() {
    return action.outputs().entrySet().stream()
        .map(it -> row(it.getKey(), it.getValue().description()))
        .collect(Collectors.joining("", "| output | meaning |\n|---|---|\n", ""));
  }

  private static String byDefault(ActionDefinition.Input input) {
    return input.defaultValue().isEmpty() ? "–" : "`" + input.defaultValue() + "`";
  }

  private static String row(String name, String... cells) {
    Function<String, String> cell = text -> " " + text.strip().replace("|", "\\|") + " |";
    return "| `"
        + name
        + "` |"
        + Arrays.stream(cells).map(cell).collect(Collectors.joining())
        + "\n";
  }

  private static String with(String name, String table, String page) {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    assertThat(page).contains(begin, end);
    int from = page.indexOf(begin) + begin.length();
    return page.substring(0, from) + "\n" + table + "\n" + page.substring(page.indexOf(end));
  }
}
