package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A copy of what the action needs of its checkout, to be changed.
 *
 * @param directory where it lies
 */
record ActionCheckout(Path directory) {

  private static final String POM = "pom.xml";

  /** One in {@code directory}, which need not exist. */
  static ActionCheckout in(Path directory) {
    try {
      Files.createDirectories(directory.resolve("action"));
      for (Path file : ActionDefinition.files()) {
        Files.copy(file, directory.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
      }
      return new ActionCheckout(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same, of another version than {@code plugin-version} names by default: the plugin then
   * comes from where Maven finds it.
   */
  ActionCheckout ofAnotherVersion() {
    String own =
        ActionDefinition.read(directory.resolve("action.yml"))
            .input("plugin-version")
            .defaultValue();
    return replace(POM, "<version>" + own + "</version>", "<version>0.0.1</version>");
  }

  /** Replaces a text that has to be in a file of it. */
  ActionCheckout replace(String file, String text, String replacement) {
    try {
      String content = Files.readString(directory.resolve(file));
      assertThat(content).as(file).contains(text);
      Files.writeString(directory.resolve(file), content.replace(text, replacement));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
