package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.local.process.ProcessEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks an executable what it is. Temporal CLI says {@code temporal version 1.8.2 (Server 1.31.2,
 * …)}, the plain server {@code temporal version 1.32.1}.
 */
final class VersionProbe {

  private static final Pattern ANSWER = Pattern.compile("temporal version \\S+( \\(Server )?");
  private static final long SECONDS = 20;

  private VersionProbe() {}

  /** Runs {@code executable --version}. Never throws for what the executable does. */
  static Finding ask(Path executable) throws IOException, InterruptedException {
    if (!Files.isRegularFile(executable)) {
      return new Finding.Missing(executable + " is not a file");
    }
    if (!Files.isExecutable(executable)) {
      return new Finding.Missing(executable + " is not executable");
    }
    Matcher answer = ANSWER.matcher(answerOf(executable));
    if (!answer.find()) {
      return new Finding.Missing(executable + " --version does not answer as Temporal does");
    }
    return new Finding.Found(
        answer.group(1) == null
            ? new ServerBinary.PlainServer(executable)
            : new ServerBinary.TemporalCli(executable));
  }

  private static String answerOf(Path executable) throws IOException, InterruptedException {
    Path output = Files.createTempFile("temporal-lambda-", ".version");
    try {
      Process process =
          new ProcessBuilder(List.of(executable.toString(), "--version"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        process.getOutputStream().close();
        process.waitFor(SECONDS, TimeUnit.SECONDS);
      } finally {
        ProcessEnd.await(process.toHandle());
      }
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
