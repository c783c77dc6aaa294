package io.github.temporallambda.local.temporal.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shell scripts that stand in for executables. */
final class Scripts {

  static final String CLI = "echo 'temporal version 1.8.2 (Server 1.31.2, UI 2.50.0)'";
  static final String PLAIN = "echo 'temporal version 1.32.1'";

  private Scripts() {}

  static String text(String body) {
    return "#!/bin/sh\n" + body + "\n";
  }

  static Path write(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(body));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
    return file;
  }
}
