package io.github.temporallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} tells every stop that there is, and none that there is not. */
class OperationsGuideTest {

  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  /** However a stop is made: its first words that tell it apart. */
  private static final Pattern STOP =
      Pattern.compile(
          "(?:Problem\\s*\\.\\s*(?:gate|conflict|remote|configuration)\\("
              + "|(?:Advice|RpcProblems)\\s*\\.\\s*remote\\("
              + "|ProblemKind\\.(?:GATE|CONFLICT|REMOTE|CONFIGURATION|INTERRUPTED),)"
              + "(?:[^\";]++|\"(?:[^\"\\\\]|\\\\.){0,11}\")*+\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Those that are handed on before they become a stop. */
  private static final Pattern HANDED_ON =
      Pattern.compile("\"((?:Could not|Cannot|The batch) (?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

  /** What surrounds the words of a message where names are put in. */
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[.'\\s]+$");

  /** What says such things and stops no run by it. */
  private static final List<String> OTHERS =
      List.of("/local/aws/", "/replay/", "/handler/HandlerHost.java", "/report/", "/audit/");

  private static final int TELLING = 12;

  private final String guide = read(Path.of("docs/operations.md"));
  private final String code = code(file -> true);
  private final String ours = code(file -> OTHERS.stream().noneMatch(file::contains));

  @Test
  void everyMessageOfTheGuideIsInTheCode() {
    List<String> messages =
        guide.lines().filter(line -> line.startsWith("| `")).flatMap(this::messages).toList();

    assertThat(messages).hasSizeGreaterThan(50);
    for (String message : messages) {
      assertThat(message.split("…"))
          .as(message)
          .filteredOn(part -> part.strip().length() >= TELLING)
          .allMatch(part -> code.contains(part.strip()));
    }
  }

  /** Only the first column quotes messages. */
  private Stream<String> messages(String row) {
    Matcher quoted = QUOTED.matcher(row.substring(2, row.indexOf(" | ")));
    List<String> found = new ArrayList<>();
    while (quoted.find()) {
      found.add(quoted.group(1));
    }
    return found.stream();
  }

  @Test
  void everyStopInTheCodeIsInTheGuide() {
    List<String> stops =
        STOP.matcher(code)
            .results()
            .map(OperationsGuideTest::words)
            .filter(words -> words.length() >= TELLING)
            .toList();

    assertThat(stops).hasSizeGreaterThan(100).allMatch(words -> guide.contains(start(words)));
  }

  @Test
  void everyStopThatIsHandedOnIsInTheGuide() {
    assertThat(HANDED_ON.matcher(ours).results().map(OperationsGuideTest::words))
        .hasSizeGreaterThan(15)
        .allMatch(words -> guide.contains(start(words)));
  }

  private static String words(MatchResult stop) {
    String told = PLACE.matcher(stop.group(1)).replaceAll("…");
    return EDGES.matcher(told).replaceAll("");
  }

  /** Whoever is called at night wants something to paste: most rows have it. */
  @Test
  void mostRowsEndInACommandOrAParameter() {
    List<String> rows =
        guide
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(line.lastIndexOf(" | ", line.length() - 3)))
            .toList();

    assertThat(rows.stream().filter(last -> last.contains("`")).count())
        .as("of " + rows.size())
        .isGreaterThan(rows.size() / 2);
  }

  /** Long messages are told by their beginning. */
  private static String start(String words) {
    return words.substring(0, Math.min(words.length(), 2 * TELLING)).strip();
  }

  private static String code(Predicate<String> meant) {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> meant.test(file.toString()))
          .sorted()
          .map(file -> JOINED.matcher(read(file)).replaceAll(""))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
