package io.github.temporallambda.handler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes that a handler's process has started, themselves or by others.
 *
 * <p>Known are those whose parents lead to it. A process whose own parent has ended, as a daemon's
 * has, has lost that trace; Linux tells two others of it: the mark in the environment that it
 * inherited, where there is one, and the pipe to us that it writes to. A process that was started
 * with another environment, after its parent had gone, and that writes elsewhere cannot be told
 * from a stranger's, nor can any orphan where the system is not Linux.
 */
final class Descendants {

  private static final Path PROC = Path.of("/proc");
  private static final int MOST_LOOKS = 50;
  private static final long END_SECONDS = 2;
  private static final long LOOK_MILLIS = 5;

  private final ProcessHandle process;
  private final Optional<String> mark;
  private final Optional<Path> pipe;

  private Descendants(ProcessHandle process, Optional<String> mark, Optional<Path> pipe) {
    this.process = process;
    this.mark = mark;
    this.pipe = pipe;
  }

  /**
   * @param process one just started, whose output comes to us by a pipe
   * @param mark a variable and its value, as {@code NAME=value} in ASCII, that no other process's
   *     environment has
   */
  static Descendants of(ProcessHandle process, Optional<String> mark) {
    Optional<Path> output = target(PROC.resolve(process.pid() + "/fd/1"));
    return new Descendants(
        process, mark, output.filter(target -> target.toString().startsWith("pipe:")));
  }

  /** Kills them, and the process itself, and waits until they are gone. Safe to repeat. */
  void end() throws InterruptedException {
    Set<ProcessHandle> known = new LinkedHashSet<>();
    process.descendants().forEach(known::add);
    process.destroyForcibly();
    List.copyOf(known).forEach(each -> each.descendants().forEach(known::add));
    kill(known);
    // One that is killed may just have started another.
    Set<ProcessHandle> orphans = orphans();
    for (int look = 1; !orphans.isEmpty() && look < MOST_LOOKS; look++) {
      kill(orphans);
      orphans = orphans();
    }
  }

  /** Killed is killed; one that nobody reaps stays in the list of processes and counts as gone. */
  private static void kill(Set<ProcessHandle> processes) throws InterruptedException {
    processes.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private Set<ProcessHandle> orphans() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    long own = ProcessHandle.current().pid();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      all.filter(each -> each.pid() != own && each.pid() != process.pid())
          .filter(each -> isMarked(each.pid()) || writesToUs(each.pid()))
          .forEach(found::add);
    }
    return found;
  }

  private boolean isMarked(long pid) {
    if (mark.isEmpty()) {
      return false;
    }
    try {
      byte[] environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
      String text = '\0' + new String(environment, StandardCharsets.ISO_8859_1);
      return text.contains('\0' + mark.orElseThrow() + '\0');
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  private boolean writesToUs(long pid) {
    Path descriptors = PROC.resolve(pid + "/fd");
    return pipe.isPresent()
        && Stream.of("1", "2").anyMatch(fd -> target(descriptors.resolve(fd)).equals(pipe));
  }

  private static Optional<Path> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException | UnsupportedOperationException goneOrNotOurs) {
      return Optional.empty();
    }
  }
}
