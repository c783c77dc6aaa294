package io.github.temporallambda.rollout.explained;

import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The whole console of a goal that fails, without what differs from run to run. */
public final class SteadyConsole {

  private static final String FIRST_OF_A_TYPE = "replay       … (?:FAILED|ERROR) .*";
  private static final String RUN = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final List<String> lines = new ArrayList<>();

  public void line(String line) {
    lines.add(line);
  }

  /** As Maven prints a goal's failure. */
  public void failed(ProblemException stopped) {
    lines.add("");
    stopped.getMessage().lines().forEach(line -> lines.add(("[ERROR] " + line).stripTrailing()));
  }

  /** As it was printed. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * How long the artifact's start took is what a quick one takes. Which history is answered first
   * is chance: the first of each workflow type are told in the order of their names.
   */
  public String text() {
    List<String> told = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    for (String line : lines) {
      if (line.matches(FIRST_OF_A_TYPE)) {
        firsts.add(line);
      } else {
        firsts.stream().sorted().forEach(told::add);
        firsts.clear();
        told.add(line.replaceAll("polled after \\d+\\.\\d s", "polled after 0.9 s"));
      }
    }
    return told.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** The same with one run ID for all, the port of the day, the server and the size of today. */
  public String textOfAServer() {
    return text()
        .replaceAll(RUN, "01a205f8-339d-79b6-ac90-66b616193245")
        .replaceAll("\\(\\d+\\.\\d MB\\)", "(36.3 MB)")
        .replaceAll("Temporal server \\d+\\.\\d+\\.\\d+", "Temporal server 1.32.1")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:7233");
  }

  /** A golden file beside this class. */
  public static String golden(String name) throws IOException {
    try (InputStream in = SteadyConsole.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
