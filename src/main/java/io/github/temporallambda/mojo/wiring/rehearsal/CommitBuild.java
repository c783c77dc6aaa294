package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.buildid.CommitCheckout;
import io.github.temporallambda.local.process.EndWithJvm;
import io.github.temporallambda.local.process.ProcessEnd;
import io.github.temporallambda.mojo.parameter.InnerMaven;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packages a module from a checkout, with a build like the running one. */
final class CommitBuild {

  /** What Maven's script and {@code mvnDebug} set for one process alone. */
  private static final List<String> OF_THIS_PROCESS =
      List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "MAVEN_CMD_LINE_ARGS", "MAVEN_DEBUG_OPTS");

  private static final int LAST_LINES = 30;

  private final InnerMaven maven;
  private final Path log;

  /**
   * @param log gets all that the build prints
   */
  CommitBuild(InnerMaven maven, Path log) {
    this.maven = maven;
    this.log = log;
  }

  /**
   * The packaged file.
   *
   * @param name what the build is called in messages
   * @throws ProblemException (configuration) when the build fails, with its last lines; also when
   *     interrupted, and the build has been ended then
   */
  Path run(CommitCheckout checkout, String name) {
    Path answer = checkout.root().resolveSibling(checkout.root().getFileName() + ".packaged");
    List<String> command =
        maven.packaging(
            counterpart(checkout, maven.pom()), counterpart(checkout, maven.module()), answer);
    try {
      int exit = exit(command, checkout.root());
      if (exit != 0) {
        throw new ProblemException(failed(name, "ended with exit code " + exit));
      }
      if (!Files.exists(answer)) {
        throw new ProblemException(
            failed(name, "does not declare this plugin in <build><plugins> of the module's POM"));
      }
      return Path.of(Files.readString(answer));
    } catch (IOException e) {
      throw new UncheckedIOException("Maven could not be run: " + maven.executable(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          Problem.configuration("Interrupted while " + name + " was built.", "run it again"), e);
    }
  }

  private static Path counterpart(CommitCheckout checkout, Path file) {
    return checkout
        .counterpart(file)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.configuration(
                        "'" + file + "' is not in the work tree " + checkout.source() + ".",
                        "start Maven with a POM of the same repository")));
  }

  private int exit(List<String> command, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeAll(OF_THIS_PROCESS);
    builder.environment().put("JAVA_HOME", maven.javaHome().toString());
    Process process = builder.start();
    EndWithJvm watch = EndWithJvm.process(process.toHandle());
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } finally {
      ProcessEnd.await(process.toHandle());
      watch.close();
    }
  }

  private Problem failed(String name, String how) throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> evidence = new ArrayList<>(List.of("its output ended with:"));
    lines.stream()
        .skip(Math.max(0, lines.size() - LAST_LINES))
        .map(line -> "  " + line)
        .forEach(evidence::add);
    return Problem.configuration(
            "The build of " + name + " " + how + ".",
            "see all of its output in " + log + ", or name another commit")
        .withEvidence(evidence);
  }
}
