package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference.md} against the plugin descriptor, both ways. */
class ReferenceTest {

  private static final Path REFERENCE = Path.of("docs/reference.md");
  private static final Path PROPOSAL = Path.of("target/reference.md");

  @Test
  void referenceSaysWhatTheDescriptorSays() throws IOException {
    String reference = Files.readString(REFERENCE);
    String expected =
        with(
            "parameters",
            ReferenceTables.parameters(GoalBench.descriptor()),
            with("goals", ReferenceTables.goals(GoalBench.descriptor()), reference));
    Files.writeString(PROPOSAL, expected);

    assertThat(reference)
        .as("the Javadoc of the goals changed: review it, then cp %s %s", PROPOSAL, REFERENCE)
        .isEqualTo(expected);
  }

  /** {@code text} with {@code table} between the marks of this name. */
  private static String with(String name, String table, String text) {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    assertThat(text).contains(begin, end);
    return text.substring(0, text.indexOf(begin) + begin.length())
        + "\n"
        + table
        + "\n"
        + text.substring(text.indexOf(end));
  }
}
