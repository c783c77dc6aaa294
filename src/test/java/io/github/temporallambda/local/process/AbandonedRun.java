package io.github.temporallambda.local.process;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that starts a process in a run directory and waits to be killed. Arguments: the shared
 * directory, then the command. Prints the process's id.
 */
final class AbandonedRun {

  private AbandonedRun() {}

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    RunDirectory directory = RunDirectory.create(Path.of(all.get(0)));
    Process process = new ProcessBuilder(all.subList(1, all.size())).start();
    directory.record(process.toHandle());
    System.out.println(process.pid());
    process.waitFor();
  }
}
