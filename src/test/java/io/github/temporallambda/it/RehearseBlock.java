package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the sample's POM says of its rehearsal. */
final class RehearseBlock {

  private static final String BEGIN = "<rehearse>";
  private static final String END = "</rehearse>";

  private RehearseBlock() {}

  /** Makes the sample's rehearsal one of the present artifact alone; no commit. */
  static ItProject removed(ItProject sample) {
    return replaced(sample, "");
  }

  /** Gives the sample's POM another content of the block; no commit. */
  static ItProject replaced(ItProject sample, String content) {
    return sample.replace("pom.xml", block(sample), BEGIN + content + END);
  }

  private static String block(ItProject sample) {
    try {
      Path pom = sample.directory().resolve("pom.xml");
      String text = Files.readString(pom);
      return text.substring(text.indexOf(BEGIN), text.indexOf(END) + END.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
