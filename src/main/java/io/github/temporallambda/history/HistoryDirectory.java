package io.github.temporallambda.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A directory that histories are recorded into, a file per execution: a later run under the same
 * workflow ID takes the file of the one before. A file's name is made of the workflow type and a
 * hash of the workflow ID, so that it tells nothing of the workflow ID, which may be a customer's,
 * and is a plain name whatever characters it holds.
 */
public final class HistoryDirectory {

  private static final int LONGEST_TYPE = 60;
  private static final int HASH_DIGITS = 12;

  private static final String README =
      """
      # Recorded workflow histories

      Written by `mvn temporal-lambda:record`, replayed by `mvn verify temporal-lambda:replay`.

      **Histories hold payloads**: inputs and results of workflows and activities, signals, memos,
      as they were recorded, and encrypted only where your data converter encrypts them. Look at what
      they hold before you commit them.

      `.pb.gz` is a binary protobuf (`temporal.api.history.v1.History`), compressed by gzip;
      `-Dtemporal-lambda.historyFormat=json` writes what `temporal workflow show --output json`
      writes. There is one file for each workflow ID: recording an execution again, or a later run
      of it, replaces its file.

      The files of executions that have ended stay, on purpose: what they went through must replay in
      every build from then on. Delete a file to no longer replay it; to begin anew, delete all
      `.pb.gz` and `.json` here and record again.
      """;

  private static final String UNFINISHED = "recording-";
  private static final Pattern LEFT = Pattern.compile(UNFINISHED + "(\\d{1,18})-.*\\.tmp");

  private final Path directory;

  private HistoryDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * The directory, made where it is missing, with a README that says what histories hold; one that
   * is there is left as it is.
   *
   * @throws IOException when it cannot be made or written to
   */
  public static HistoryDirectory at(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path readme = directory.resolve("README.md");
    if (Files.notExists(readme)) {
      Files.writeString(readme, README);
    }
    return new HistoryDirectory(directory);
  }

  /**
   * Removes what runs that were killed left unfinished in the directory, if there is one. What a
   * process that still runs is writing stays. Safe to repeat.
   *
   * @throws IOException when it cannot be read or written to
   */
  public static void sweep(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, UNFINISHED + "*.tmp")) {
      for (Path file : files) {
        Matcher left = LEFT.matcher(file.getFileName().toString());
        if (left.matches() && ProcessHandle.of(Long.parseLong(left.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * Writes one history. Safe to repeat: the file of the same execution is replaced, also one of the
   * other format.
   *
   * @return the file
   * @throws IOException when it cannot be written; no half file is left then
   */
  public Path keep(LiveHistory live, HistoryFormat format) throws IOException {
    Path file = directory.resolve(stem(live.execution()) + format.extension());
    Path written = directory.resolve(unfinished());
    try {
      try (InputStream history = live.history().content().open();
          // No temporary file of Java's own: nobody else could read that, whatever the umask.
          OutputStream out = Files.newOutputStream(written, StandardOpenOption.CREATE_NEW)) {
        format.write(history, out);
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
    removeOtherFormats(live.execution(), format);
    return file;
  }

  private static String unfinished() {
    return UNFINISHED + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".tmp";
  }

  private void removeOtherFormats(AffectedExecution execution, HistoryFormat kept)
      throws IOException {
    for (HistoryFormat other : HistoryFormat.values()) {
      if (other != kept) {
        Files.deleteIfExists(directory.resolve(stem(execution) + other.extension()));
      }
    }
  }

  static String stem(AffectedExecution execution) {
    String type = execution.workflowType().replaceAll("[^A-Za-z0-9_-]", "_");
    byte[] id = execution.workflowId().getBytes(StandardCharsets.UTF_8);
    return type.substring(0, Math.min(type.length(), LONGEST_TYPE))
        + "-"
        + DigestUtils.sha256Hex(id).substring(0, HASH_DIGITS);
  }
}
