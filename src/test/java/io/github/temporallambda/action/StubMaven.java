package io.github.temporallambda.action;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.report.LeftReports;
import io.github.temporallambda.report.ReportChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stand-in for Maven: it leaves the reports that it is given, prints, and ends as it is told to.
 * By itself it leaves nothing and ends well.
 */
final class StubMaven {

  /** The Build ID that its reports tell. */
  static final String BUILD_ID = LeftReports.BUILD_ID;

  private static final Path SCRIPT = Path.of("src/test/resources/action/mvn");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  private StubMaven(Path directory) {
    this.directory = directory;
  }

  /** One whose files lie in {@code directory}. */
  static StubMaven in(Path directory) {
    try {
      Path bin = Files.createDirectories(directory.resolve("bin"));
      Files.copy(SCRIPT, bin.resolve("mvn"), StandardCopyOption.COPY_ATTRIBUTES);
      return new StubMaven(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts it first on the path of {@code run}. */
  ActionRun on(ActionRun run) {
    return run.environment("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"))
        .environment("STUB_MAVEN", directory.toString());
  }

  /** A report that the plugin rendered, of this run; to be changed, then {@link #leaves}. */
  static ObjectNode report(String goal, String outcome) {
    try {
      return (ObjectNode) JSON.readTree(LeftReports.json(goal, outcome));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It leaves that report for the deployment {@code orders}, with a summary that says so. */
  StubMaven leaves(ObjectNode report) {
    return leaves("orders", report);
  }

  /** The same for another deployment. */
  StubMaven leaves(String deployment, ObjectNode report) {
    ReportChecks.requireFits(report.toPrettyString());
    return forges(deployment, report);
  }

  /** It leaves what the plugin never would. */
  StubMaven forges(String deployment, ObjectNode report) {
    String place = "reports/" + deployment + "/";
    return file(place + "rollout-report.json", report.toPrettyString())
        .file(place + "rollout-report.md", "### The report of " + deployment + "\n")
        .file(place + "TEST-temporal-lambda.replay.orders.xml", LeftReports.junit());
  }

  /** Anything else that it leaves, below {@code reports}, or its own {@code script}. */
  StubMaven file(String path, String content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It prints {@code text}, without another end of line. */
  StubMaven prints(String text) {
    return file("console", text);
  }

  /** It ends with {@code code}. */
  StubMaven exits(int code) {
    return file("exit", Integer.toString(code));
  }

  /** It knows no version of the plugin until one was installed. */
  StubMaven knowsNoPlugin() {
    return file("unresolved", "");
  }

  /** Where it keeps its files. */
  Path directory() {
    return directory;
  }

  /** How it was called: the directory, then the arguments. */
  List<List<String>> calls() {
    try {
      Path calls = directory.resolve("calls");
      List<List<String>> all = new ArrayList<>();
      for (String line : Files.exists(calls) ? Files.readAllLines(calls) : List.<String>of()) {
        if (line.startsWith("== ")) {
          all.add(new ArrayList<>(List.of(line.substring(3))));
        } else {
          all.get(all.size() - 1).add(line);
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of the goal's own call, less those that differ from run to run. */
  List<String> arguments() {
    List<String> last = calls().get(calls().size() - 1);
    return last.stream()
        .skip(1)
        .filter(argument -> !argument.startsWith("-Dtemporal-lambda.report"))
        .collect(Collectors.toList());
  }
}
