package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A command is read back as the runner reads it ({@code ActionCommand.TryParseV2} of
 * actions/runner): one line, the command that was meant, and texts that hold what was told.
 */
final class WorkflowCommandTest {

  private static final Pattern COMMAND = Pattern.compile("::([a-z-]+) (.*?)::(.*)", Pattern.DOTALL);

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "::error::",
            "::stop-commands::x",
            "\n::add-mask::",
            "\r",
            "\r\n",
            "%0A",
            "%25",
            "%",
            ":",
            ",",
            "file=/etc/passwd",
            "##[error]",
            "\u001b[31m",
            "\u0000",
            "\u2028",
            "\u0085",
            "=",
            "title",
            " ",
            "order",
            "é",
            "😀",
            "\uD800",
            "x".repeat(3_000));
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(40));
  }

  @Property(tries = 2000)
  void foreignTextIsToldAndStartsNothing(
      @ForAll("hostile") String title, @ForAll("hostile") String message) {
    SourceLine source = new SourceLine("src/main/java/a,b:c%/Order.java", 9);
    String line = new WorkflowCommand("error", Optional.of(source), "t" + title, message).line();

    assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
    Matcher read = COMMAND.matcher(line);
    assertThat(read.matches()).isTrue();
    assertThat(read.group(1)).isEqualTo("error");
    List<String> properties = List.of(read.group(2).split(",", -1));
    assertThat(properties).hasSize(3);
    assertThat(property(properties.get(0))).isEqualTo("file=" + source.file());
    assertThat(properties.get(1)).isEqualTo("line=9");
    assertThat(property(properties.get(2)))
        .startsWith("title=t")
        .satisfies(it -> assertTold(it.substring(6), ForeignText.line("t" + title)));
    assertThat(read.group(3).length()).isLessThanOrEqualTo(4_096);
    assertTold(data(read.group(3)), ForeignText.lines(message).strip());
  }

  @Example
  void linesOfAMessageStayLines() {
    assertThat(new WorkflowCommand("warning", Optional.empty(), "a: b", "50 %\r\nmore").line())
        .isEqualTo("::warning title=a%3A b::50 %25%0Amore");
  }

  /** Whole, or its beginning. */
  private static void assertTold(String told, String text) {
    if (told.endsWith("…")) {
      assertThat(text).startsWith(told.substring(0, told.length() - 1));
    } else {
      assertThat(told).isEqualTo(text);
    }
  }

  private static String property(String escaped) {
    return data(escaped.replace("%3A", ":").replace("%2C", ","));
  }

  private static String data(String escaped) {
    return escaped.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
  }
}
