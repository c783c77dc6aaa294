package io.github.temporallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/operations.md} tells every stop that is no wrong input, and none that there is not.
 */
class OperationsGuideTest {

  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern STOP =
      Pattern.compile(
          "(?:Problem\\s*\\.\\s*(?:gate|conflict|remote)\\(|ProblemKind\\.(?:GATE|CONFLICT|REMOTE),)"
              + "([^;]*?)\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int TELLING = 12;

  private final String guide = read(Path.of("docs/operations.md"));
  private final String code = code();

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
    Matcher stop = STOP.matcher(code);
    List<String> missing = new ArrayList<>();
    while (stop.find()) {
      String words = stop.group(2).strip();
      if (words.length() >= TELLING && !guide.contains(start(words))) {
        missing.add(words);
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Long messages are told by their beginning. */
  private static String start(String words) {
    return words.substring(0, Math.min(words.length(), 2 * TELLING)).strip();
  }

  private static String code() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
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
