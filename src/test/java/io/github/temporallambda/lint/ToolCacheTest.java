package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed once, is whole. */
class ToolCacheTest {

  @TempDir Path directory;

  @Test
  void installsOnce() throws IOException {
    ToolCache cache = ToolCache.in(directory.resolve("tools"));

    Path first = cache.directory("linter-1", target -> fill(target, "linter"));
    Path second = cache.directory("linter-1", target -> fill(target, "another"));

    assertThat(second).isEqualTo(first);
    assertThat(first.resolve("program")).hasContent("linter");
  }

  @Test
  void anotherReleaseIsAnotherTool() throws IOException {
    ToolCache cache = ToolCache.in(directory);

    Path first = cache.directory("linter-1", target -> fill(target, "one"));
    Path second = cache.directory("linter-2", target -> fill(target, "two"));

    assertThat(first.resolve("program")).hasContent("one");
    assertThat(second.resolve("program")).hasContent("two");
  }

  @Test
  void whatWasCutOffIsMadeAnew() throws IOException {
    ToolCache cache = ToolCache.in(directory);
    assertThatThrownBy(
            () ->
                cache.directory(
                    "linter-1",
                    target -> {
                      fill(target, "half");
                      throw new AssertionError("no network");
                    }))
        .hasMessage("no network");

    Path whole =
        cache.directory(
            "linter-1",
            target -> {
              assertThat(target).doesNotExist();
              fill(target, "whole");
            });

    assertThat(whole.resolve("program")).hasContent("whole");
  }

  private static void fill(Path target, String content) throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("program"), content);
  }
}
