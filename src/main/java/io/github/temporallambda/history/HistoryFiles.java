package io.github.temporallambda.history;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Committed histories, read from a directory and all below it: {@code .json} as {@code temporal
 * workflow show --output json} and the Web UI write it, {@code .pb} and {@code .binpb} as binary
 * protobuf ({@code temporal.api.history.v1.History}), each plain or compressed by gzip, with {@code
 * .gz} behind its name or not. Other files are left alone.
 *
 * <p>Nothing in a history tells the namespace it was recorded in (a child's names its parent's,
 * which may be another): one of another namespace is replayed as any other, which is what the SDK's
 * own replayer does with it.
 */
public final class HistoryFiles {

  /** Takes one history after the other. */
  public interface Sink {

    /** May wait; interrupted, it ends the reading. */
    void take(RecordedHistory history) throws InterruptedException;
  }

  private final Path directory;
  private final List<Path> files;

  private HistoryFiles(Path directory, List<Path> files) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * The histories of a directory, which may be none. None is read yet.
   *
   * @throws ProblemException when the directory is missing
   * @throws UncheckedIOException when it cannot be listed
   */
  public static HistoryFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ProblemException(
          Problem.configuration(
              "There is no directory of recorded histories: " + directory,
              "create it and put histories in, for instance: temporal workflow show"
                  + " --workflow-id ID --output json > "
                  + directory.resolve("ID.json")));
    }
    return new HistoryFiles(directory, files(directory));
  }

  /** How many files there are. */
  public int count() {
    return files.size();
  }

  /**
   * Reads every history into {@code spool}, one at a time, sorted by path, and passes it on. Their
   * origin is the path below the directory, with {@code /}. Once one is broken no more are passed
   * on, but all are read.
   *
   * @throws ProblemException when histories are broken: one problem that lists each of them with
   *     its reason
   * @throws UncheckedIOException when a file cannot be read or spooled
   * @throws InterruptedException when the sink was interrupted
   */
  public void stream(HistorySpool spool, Sink sink) throws InterruptedException {
    List<String> broken = new ArrayList<>();
    for (Path file : files) {
      String origin = directory.relativize(file).toString().replace('\\', '/');
      try {
        RecordedHistory history = spool.add(origin, HistoryFile.read(file));
        if (broken.isEmpty()) {
          sink.take(history);
        } else {
          spool.remove(history);
        }
      } catch (BrokenHistoryException reason) {
        broken.add(origin + ": " + reason.getMessage());
      }
    }
    if (!broken.isEmpty()) {
      throw new ProblemException(problem(directory, broken));
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(HistoryFile::isOne).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Problem problem(Path directory, List<String> broken) {
    String count = broken.size() == 1 ? "A recorded history is" : "Recorded histories are";
    return new Problem(
        ProblemKind.CONFIGURATION,
        count + " broken in " + directory,
        broken,
        List.of(
            "record each again (temporal workflow show --workflow-id ID --output json > FILE) or"
                + " delete it"));
  }
}
