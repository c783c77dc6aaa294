package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation that shows files: behind each mark {@code <!-- file NAME -->} stands
 * a block with the file's whole text.
 *
 * @param page the page; names are relative to its directory
 */
record ShowingPage(Path page) {

  private static final Pattern SHOWN =
      Pattern.compile("<!-- file (\\S+) -->\\n\\n```(\\w+)\\n(.*?)```\\n", Pattern.DOTALL);

  /** The names of the files that the page shows. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    Matcher shown = SHOWN.matcher(Files.readString(page));
    while (shown.find()) {
      names.add(shown.group(1));
    }
    return names;
  }

  /**
   * Wants each block to be the file.
   *
   * @throws AssertionError when one is not; then the page as it should be lies below {@code target}
   */
  void isUpToDate() throws IOException {
    String text = Files.readString(page);
    String expected =
        SHOWN
            .matcher(text)
            .replaceAll(shown -> Matcher.quoteReplacement(block(shown.group(1), shown.group(2))));
    Path proposal = Path.of("target").resolve(page.getFileName());
    Files.createDirectories(proposal.toAbsolutePath().getParent());
    Files.writeString(proposal, expected);

    assertThat(text)
        .as("a file that the page shows was changed: cp %s %s", proposal, page)
        .isEqualTo(expected);
  }

  private String block(String name, String language) {
    return "<!-- file %s -->\n\n```%s\n%s```\n".formatted(name, language, read(name));
  }

  private String read(String name) {
    try {
      return Files.readString(page.resolveSibling(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
