package io.github.temporallambda.handler;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Reads a process's output line by line for as long as it writes, however much that is: a line
 * longer than {@value #LONGEST_LINE} bytes is cut, and only the last {@value #TAIL} are kept.
 */
final class OutputLines {

  static final int LONGEST_LINE = 4096;
  static final int TAIL = 40;

  private final Deque<String> tail = new ArrayDeque<>();
  private final Consumer<String> consumer;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();

  OutputLines(Consumer<String> consumer) {
    this.consumer = consumer;
  }

  /** Reads in a daemon thread until the output ends. */
  void read(InputStream output) {
    Thread reader = new Thread(() -> readAll(output), "handler-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Completes when the output has ended. */
  CompletableFuture<Void> drained() {
    return drained;
  }

  /** The last lines so far, oldest first. */
  List<String> tail() {
    synchronized (tail) {
      return List.copyOf(tail);
    }
  }

  private void readAll(InputStream output) {
    try (InputStream bytes = new BufferedInputStream(output, 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        if (next == '\n') {
          emit(line);
        } else if (line.size() <= LONGEST_LINE) {
          line.write(next);
        }
      }
      if (line.size() > 0) {
        emit(line);
      }
    } catch (IOException closed) {
      // The pipe of a killed process ends this way on some systems: the end of the output.
    } finally {
      drained.complete(null);
    }
  }

  private void emit(ByteArrayOutputStream line) {
    boolean cut = line.size() > LONGEST_LINE;
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    if (cut) {
      text = text.substring(0, text.length() - 1) + " [cut]";
    }
    synchronized (tail) {
      if (tail.size() == TAIL) {
        tail.removeFirst();
      }
      tail.addLast(text);
    }
    consumer.accept(text);
  }
}
