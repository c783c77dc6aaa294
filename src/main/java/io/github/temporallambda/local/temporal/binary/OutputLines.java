package io.github.temporallambda.local.temporal.binary;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a process prints, read beside it so that it never blocks. */
final class OutputLines {

  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private OutputLines(Process process) {
    this.reader = new Thread(() -> readAll(process), "read-" + process.pid());
    this.reader.setDaemon(true);
  }

  static OutputLines read(Process process) {
    OutputLines output = new OutputLines(process);
    output.reader.start();
    return output;
  }

  private void readAll(Process process) {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(its output broke off: " + Reasons.of(e) + ")");
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
    }
  }

  /** The lines that have come by now. */
  List<String> soFar() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** All lines, once the process has ended. */
  List<String> all() throws InterruptedException {
    reader.join();
    return soFar();
  }
}
