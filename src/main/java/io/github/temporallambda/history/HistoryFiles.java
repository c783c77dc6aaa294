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
 */
public final class HistoryFiles {

  private HistoryFiles() {}

  /**
   * Reads every history into {@code spool}, one at a time.
   *
   * @param directory must be there; may hold no history
   * @return the histories, sorted by path; their origin is the path below {@code directory}, with
   *     {@code /}
   * @throws ProblemException when the directory is missing, or when histories are broken: one
   *     problem that lists each of them with its reason
   * @throws UncheckedIOException when a file cannot be read or spooled
   */
  public static List<RecordedHistory> read(Path directory, HistorySpool spool) {
    if (!Files.isDirectory(directory)) {
      throw new ProblemException(
          Problem.configuration(
              "There is no directory of recorded histories: " + directory,
              "create it and put histories in, for instance: temporal workflow show"
                  + " --workflow-id ID --output json > "
                  + directory.resolve("ID.json")));
    }
    List<RecordedHistory> histories = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Path file : files(directory)) {
      String origin = directory.relativize(file).toString().replace('\\', '/');
      try {
        histories.add(spool.add(origin, HistoryFile.read(file)));
      } catch (BrokenHistoryException reason) {
        broken.add(origin + ": " + reason.getMessage());
      }
    }
    if (!broken.isEmpty()) {
      throw new ProblemException(problem(directory, broken));
    }
    return histories;
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
