package io.github.temporallambda.replay.http2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** One thread that waits for all sockets and does whatever concerns them. */
final class EventLoop implements Executor, AutoCloseable {

  private static final long END_MILLIS = 5000;

  private final Selector selector;
  private final Runnable atEnd;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Set<Runnable> afterwards = new LinkedHashSet<>();
  private volatile boolean closed;

  /**
   * @param atEnd run by the loop's thread when it ends
   */
  EventLoop(Selector selector, String name, Runnable atEnd) {
    this.selector = selector;
    this.atEnd = atEnd;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Waits for these operations on the channel; {@code ready} is run when one can be done. */
  SelectionKey register(SelectableChannel channel, int operations, Runnable ready)
      throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, ready);
  }

  /** Runs the task on the loop's thread: at once where this is it. */
  @Override
  public void execute(Runnable task) {
    if (Thread.currentThread() == thread) {
      task.run();
    } else {
      tasks.add(task);
      selector.wakeup();
    }
  }

  /**
   * Runs the task once when everything is done that can be done now, however often it is asked for
   * until then. By the loop's thread only.
   */
  void afterwards(Runnable task) {
    afterwards.add(task);
  }

  private void run() {
    try (selector) {
      try {
        while (!closed) {
          selector.select(key -> ((Runnable) key.attachment()).run());
          runTasks();
        }
      } finally {
        atEnd.run();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    while (!afterwards.isEmpty()) {
      Runnable next = afterwards.iterator().next();
      afterwards.remove(next);
      next.run();
    }
  }

  /** Ends the thread and waits for that, unless this is it. Safe to repeat. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    if (Thread.currentThread() != thread) {
      try {
        thread.join(END_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
