package io.github.temporallambda.replay;

import io.github.temporallambda.handler.HandlerHost;
import io.github.temporallambda.replay.cause.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a handler's last output tells of why it could not go on.
 *
 * @param output its last lines, without the values of variables that it was given
 */
record HandlerFailure(List<String> output) {

  /** The last lines that are always shown. */
  private static final int SHOWN_LINES = 15;

  private static final String CAUSE = "Caused by: ";
  private static final Pattern EXCEPTION = Pattern.compile("((?:[\\w$]+\\.)+[\\w$]+)(?::.*)?");
  private static final String NAME = "['\"`\\[]?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{3,})\\b";

  /** How programs and frameworks say that a variable is missing; the name is in capitals. */
  private static final List<Pattern> MISSING =
      List.of(
          Pattern.compile("(?i:\\bvariables?|\\benv(?:ironment)?\\b)(?i: named)?[: ]+" + NAME),
          Pattern.compile(NAME + "['\"`\\]]?(?i: environment variable| env var)"),
          Pattern.compile(
              NAME
                  + "['\"`\\]]?(?i:(?: is| was| has| must| needs)?(?: not)?(?: to be| be| been)?"
                  + " (?:set|missing|required|undefined|defined|empty|blank|absent)\\b)"),
          Pattern.compile("(?i:\\bmissing|\\brequired|\\bplaceholder)[: ]+" + NAME));

  private static final Pattern NO_BEHAVIOUR =
      Pattern.compile(
          "Workflow method (\\S+) in implementation class (\\S+) must have a VersioningBehavior");

  HandlerFailure {
    output = List.copyOf(output);
  }

  /**
   * A workflow for which the SDK misses a versioning behaviour.
   *
   * @param method its workflow method
   * @param implementation its class
   */
  record Undecided(String method, String implementation) {}

  /** The SDK (1.29 and later) refuses to register a workflow without a versioning behaviour. */
  Optional<Undecided> undecided() {
    return output.stream()
        .map(NO_BEHAVIOUR::matcher)
        .filter(Matcher::find)
        .map(found -> new Undecided(found.group(1), found.group(2)))
        .findFirst();
  }

  /** The variable that it misses, where its words name one. */
  Optional<String> missingVariable() {
    return reasons().flatMap(HandlerFailure::named).findFirst();
  }

  private static Stream<String> named(String reason) {
    return MISSING.stream()
        .map(pattern -> pattern.matcher(reason))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .limit(1);
  }

  /** The class of the exception that ended it. */
  Optional<String> exception() {
    return reasons()
        .map(EXCEPTION::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** Whether null stood where a value had to be: nothing tells then which was missing. */
  boolean isNull() {
    return reasons().anyMatch(reason -> reason.startsWith("java.lang.NullPointerException"));
  }

  /** Whether a class is not there. */
  boolean missesClass() {
    return output.stream()
        .anyMatch(
            line ->
                line.contains("ClassNotFoundException") || line.contains("NoClassDefFoundError"));
  }

  /** The topmost line of the user's own code, of the innermost cause that has one. */
  Optional<Frame> at() {
    Optional<Frame> at = Optional.empty();
    boolean found = false;
    for (String line : output) {
      if (reason(line).isPresent()) {
        found = false;
      }
      Optional<Frame> users = found ? Optional.empty() : users(line);
      if (users.isPresent()) {
        at = users;
        found = true;
      }
    }
    return at;
  }

  private static Optional<Frame> users(String line) {
    return Frame.users(List.of(line)).stream()
        .filter(frame -> !frame.method().startsWith(HandlerHost.class.getName()))
        .findFirst();
  }

  /** The exceptions' own words, outermost first. */
  private Stream<String> reasons() {
    return output.stream().map(HandlerFailure::reason).flatMap(Optional::stream);
  }

  private static Optional<String> reason(String line) {
    return Stream.of(HandlerHost.INIT_ERROR_LINE, HandlerHost.FUNCTION_ERROR_LINE, CAUSE)
        .filter(line::startsWith)
        .map(beginning -> line.substring(beginning.length()))
        .findFirst();
  }

  /** What it wrote, as evidence: the reasons, wherever they stand, and the last lines. */
  List<String> shown() {
    if (output.isEmpty()) {
      return List.of("it wrote no output");
    }
    List<String> lines = new ArrayList<>();
    lines.add("its output ended with:");
    int from = Math.max(0, output.size() - SHOWN_LINES);
    for (int i = 0; i < output.size(); i++) {
      if (i >= from || reason(output.get(i)).isPresent()) {
        lines.add(output.get(i));
      }
    }
    return lines;
  }
}
