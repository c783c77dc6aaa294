package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The harness itself: what the runner takes for a command, and for an output. */
class WorkflowCommandsTest {

  private final WorkflowCommands commands = new WorkflowCommands();

  @Test
  void bothFormsAreCommandsBehindWhiteSpaceAndWithinALine() {
    print("  ::error file=a%2Cb,line=3::one%0Atwo", "\u00a0::notice::three", "x ##[warning]four");

    assertThat(commands.annotations())
        .containsExactly(
            new Annotation("error", Map.of("file", "a,b", "line", "3"), "one\ntwo"),
            new Annotation("notice", Map.of(), "three"),
            new Annotation("warning", Map.of(), "four"));
    assertThat(commands.log()).isEmpty();
  }

  @Test
  void otherTextIsNone() {
    print("x ::error::no", "::no-such::command", "::error", "##[no such]command");

    assertThat(commands.annotations()).isEmpty();
    assertThat(commands.log().lines()).hasSize(4);
  }

  @Test
  void nothingIsACommandBetweenStoppingAndTheToken() {
    print(
        "::stop-commands::token",
        "::error::no",
        "##[set-env name=a]b",
        "x::token::",
        "::Token::",
        "::set-env name=a::b");

    assertThat(commands.annotations()).isEmpty();
    assertThat(commands.others()).containsExactly("set-env");
    assertThat(commands.log().lines())
        .containsExactly("::error::no", "##[set-env name=a]b", "x::token::");
  }

  @Test
  void outputsAreLinesOrReachToTheirDelimiter() {
    assertThat(FileCommands.pairs("a=1<<2\n\nb<<END\nc=2\n\nEND\nd=\n"))
        .isEqualTo(Map.of("a", "1<<2", "b", "c=2\n", "d", ""));
    for (String broken : List.of("a", "a<<END\nb\n", "<<END\nEND\n")) {
      assertThatThrownBy(() -> FileCommands.pairs(broken)).isInstanceOf(AssertionError.class);
    }
  }

  private void print(String... lines) {
    List.of(lines).forEach(commands::accept);
  }
}
