package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The one place where what went wrong becomes Maven's failure.
 *
 * <p>Maven's exceptions get no cause: Maven glues the messages of all causes to ours, and those of
 * clients may hold what must not be shown. {@link #trace} is for the debug log instead.
 */
public final class Failures {

  private static final Set<ProblemKind> VERDICTS = Set.of(ProblemKind.GATE, ProblemKind.CONFLICT);
  private static final Pattern URL_AT_END = Pattern.compile("(https?://[^\\s>]+)\\s*$");
  private static final String OWN_PACKAGE = "io.github.temporallambda.";
  private static final String ISSUES =
      "https://github.com/temporal-lambda/temporal-lambda-maven-plugin/issues";

  private Failures() {}

  /**
   * Stops the goal.
   *
   * @throws MojoFailureException when all problems are verdicts (the gate is closed, someone else
   *     changed the same thing)
   * @throws MojoExecutionException otherwise
   */
  public static void rethrow(ProblemException stopped)
      throws MojoExecutionException, MojoFailureException {
    String message = message(stopped.problems());
    if (stopped.problems().stream().map(Problem::kind).allMatch(VERDICTS::contains)) {
      throw new MojoFailureException(message);
    }
    throw new MojoExecutionException(message);
  }

  /** A fault of the plugin. Says where, and nothing of the exception's message. */
  public static ProblemException bug(String goal, RuntimeException unexpected) {
    return new ProblemException(
        new Problem(
            ProblemKind.BUG,
            "temporal-lambda:" + goal + " failed unexpectedly: this is a bug of the plugin.",
            List.of(unexpected.getClass().getName() + " at " + place(unexpected)),
            List.of("run it again with -X and report the stack trace at <" + ISSUES + ">")));
  }

  /** Maven is being stopped. */
  public static ProblemException interrupted(String goal) {
    return new ProblemException(
        new Problem(
            ProblemKind.INTERRUPTED,
            "temporal-lambda:" + goal + " was interrupted.",
            List.of(),
            List.of()));
  }

  /** The classes and stack frames of an exception and its causes, without their messages. */
  public static String trace(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .map(Failures::frames)
        .collect(Collectors.joining("\ncaused by "));
  }

  private static String frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining("", thrown.getClass().getName(), ""));
  }

  private static String place(RuntimeException unexpected) {
    List<StackTraceElement> frames = List.of(unexpected.getStackTrace());
    return frames.stream()
        .filter(frame -> frame.getClassName().startsWith(OWN_PACKAGE))
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(StackTraceElement::toString)
        .orElse("an unknown place");
  }

  /** Maven glues its own pointer to the last line, which would become part of a bare URL. */
  private static String message(List<Problem> problems) {
    String rendered = problems.stream().map(Problem::render).collect(Collectors.joining("\n\n"));
    return URL_AT_END.matcher(rendered).replaceFirst("<$1>");
  }
}
