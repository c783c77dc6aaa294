package io.github.temporallambda.handler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a process's output line by line for as long as it writes, however much that is: a line
 * longer than {@value #LONGEST_LINE} bytes is cut, and only the last {@value #TAIL} are kept, and
 * the last one by which {@link HandlerHost} told why it ends: a long stack trace follows that.
 */
final class OutputLines {

  static final int LONGEST_LINE = 4096;
  static final int TAIL = 40;

  // Both guarded by tail.
  private final Deque<String> tail = new ArrayDeque<>();
  private @Nullable String reason;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
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
      if (reason == null || tail.contains(reason)) {
        return List.copyOf(tail);
      }
      return Stream.concat(Stream.of(reason), tail.stream()).toList();
    }
  }

  private void readAll(InputStream output) {
    try (output) {
      byte[] block = new byte[1 << 16];
      for (int size = output.read(block); size >= 0; size = output.read(block)) {
        split(block, size);
      }
      if (line.size() > 0) {
        emit();
      }
    } catch (IOException closed) {
      // The pipe of a killed process ends this way on some systems: the end of the output.
    } finally {
      drained.complete(null);
    }
  }

  private void split(byte[] block, int size) {
    int start = 0;
    for (int i = 0; i < size; i++) {
      if (block[i] == '\n') {
        append(block, start, i);
        emit();
        start = i + 1;
      }
    }
    append(block, start, size);
  }

  /** Keeps one byte more than a line may have, which tells that it was cut. */
  private void append(byte[] block, int start, int end) {
    line.write(block, start, Math.min(end - start, LONGEST_LINE + 1 - line.size()));
  }

  private void emit() {
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
      if (text.startsWith(HandlerHost.INIT_ERROR_LINE)
          || text.startsWith(HandlerHost.FUNCTION_ERROR_LINE)) {
        reason = text;
      }
    }
    consumer.accept(text);
  }
}
