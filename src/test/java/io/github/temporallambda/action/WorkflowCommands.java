package io.github.temporallambda.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a step prints as the runner does: {@code ActionCommand.cs} (both forms), {@code
 * ActionCommandManager.cs} (stopping), {@code OutputManager.cs}. One for each step.
 */
final class WorkflowCommands {

  private static final Set<String> REGISTERED =
      Set.of(
          "stop-commands",
          "set-env",
          "set-output",
          "save-state",
          "add-path",
          "add-mask",
          "add-matcher",
          "remove-matcher",
          "warning",
          "error",
          "notice",
          "debug",
          "group",
          "endgroup",
          "echo");
  private static final Set<String> KINDS = Set.of("error", "warning", "notice");

  private final List<Annotation> annotations = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final StringBuilder log = new StringBuilder();
  private Optional<String> token = Optional.empty();

  /** Takes a line of either stream, without its end. */
  synchronized void accept(String line) {
    if (!isCommand(line)) {
      log.append(line).append('\n');
    }
  }

  /** Adds an annotation of the runner's own. */
  synchronized void error(String message) {
    annotations.add(new Annotation("error", Map.of(), message));
  }

  synchronized List<Annotation> annotations() {
    return List.copyOf(annotations);
  }

  /** The names of commands that are no annotations, besides stop-commands and resuming. */
  synchronized List<String> others() {
    return List.copyOf(others);
  }

  /** What is no command. */
  synchronized String log() {
    return log.toString();
  }

  private boolean isCommand(String line) {
    return parsed(line).map(this::execute).orElse(false);
  }

  private boolean execute(Annotation command) {
    if (token.isPresent()) {
      boolean resumes = token.get().equalsIgnoreCase(command.kind());
      token = resumes ? Optional.empty() : token;
      return resumes;
    }
    if (command.kind().equals("stop-commands")) {
      token = Optional.of(command.message());
    } else if (KINDS.contains(command.kind())) {
      annotations.add(command);
    } else {
      others.add(command.kind());
    }
    return true;
  }

  private Optional<Annotation> parsed(String line) {
    return second(line).or(() -> first(line));
  }

  /** {@code ::name key=value,key=value::message} behind white space. */
  private Optional<Annotation> second(String line) {
    String message = line.substring(leadingSpace(line));
    int end = message.indexOf("::", 2);
    if (!message.startsWith("::") || end < 0) {
      return Optional.empty();
    }
    return command(message.substring(2, end), ",")
        .map(
            it ->
                new Annotation(it.kind(), it.properties(), unescaped(message.substring(end + 2))));
  }

  /** {@code ##[name key=value;key=value]message} anywhere in the line. */
  private Optional<Annotation> first(String line) {
    int start = line.indexOf("##[");
    int end = start < 0 ? -1 : line.indexOf(']', start);
    if (end < 0) {
      return Optional.empty();
    }
    return command(line.substring(start + 3, end), ";")
        .map(it -> new Annotation(it.kind(), it.properties(), unescaped(line.substring(end + 1))));
  }

  private Optional<Annotation> command(String info, String separator) {
    int space = info.indexOf(' ');
    String name = (space < 0 ? info : info.substring(0, space)).toLowerCase(Locale.ROOT);
    boolean isToken = token.filter(name::equalsIgnoreCase).isPresent();
    if (!REGISTERED.contains(name) && !isToken) {
      return Optional.empty();
    }
    Map<String, String> properties = new LinkedHashMap<>();
    for (String pair : info.substring(space < 0 ? info.length() : space + 1).split(separator, -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        properties.put(pair.substring(0, equals).strip(), unescaped(pair.substring(equals + 1)));
      }
    }
    return Optional.of(new Annotation(name, properties, ""));
  }

  /** What .NET takes for white space, which is more than ASCII has. */
  private static int leadingSpace(String line) {
    int start = 0;
    while (start < line.length() && isSpace(line.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean isSpace(char it) {
    return Character.isSpaceChar(it) || (it >= '\t' && it <= '\r') || it == '\u0085';
  }

  private static String unescaped(String text) {
    return text.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%3B", ";")
        .replace("%5D", "]")
        .replace("%25", "%");
  }
}
