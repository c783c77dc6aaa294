package io.github.temporallambda.mojo.guard;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Whether this Maven may write a line that moves: at a terminal, and not told otherwise ({@code
 * --batch-mode}, {@code --no-transfer-progress}, {@code --quiet}, several modules at once).
 */
public final class MovingLines {

  private static final String QUIET = "QuietMavenTransferListener";

  private MovingLines() {}

  /**
   * The terminal, where lines may move.
   *
   * @param console the JVM's own, null where it has none
   */
  public static Optional<Console> terminal(MavenSession session, @Nullable Console console) {
    return Optional.ofNullable(console)
        .filter(it -> areAllowed(session))
        .filter(MovingLines::isTerminal);
  }

  /** Whether Maven was not told to keep still, and only one module at a time writes. */
  static boolean areAllowed(MavenSession session) {
    MavenExecutionRequest request = session.getRequest();
    boolean quiet =
        request.getTransferListener() != null
            && request.getTransferListener().getClass().getSimpleName().equals(QUIET);
    return request.isInteractiveMode()
        && !quiet
        && !session.isParallel()
        && request.getLoggingLevel() <= MavenExecutionRequest.LOGGING_LEVEL_INFO;
  }

  /** From Java 22 on there is a console also where its output is no terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a public method of the JDK", e);
    }
  }
}
