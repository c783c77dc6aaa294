package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds or obtains a Temporal server, first hit wins: the one the user names, {@code temporal} on
 * {@code PATH}, our cache, a download of Temporal CLI, a build of the official server by Go.
 *
 * <p>The first three take about a second, the download seconds, the build minutes, once.
 */
public final class ServerSearch {

  private final List<ServerSource> sources;
  private final ServerSearchListener listener;

  /** Searches the five places and tells {@code listener}. */
  public ServerSearch(ServerSearchListener listener) {
    this(
        List.of(
            new NamedServer(),
            new ServerOnPath(),
            new CachedServer(),
            new DownloadedCli(DownloadLimits.USUAL),
            new GoBuiltServer()),
        listener);
  }

  ServerSearch(List<ServerSource> sources, ServerSearchListener listener) {
    this.sources = List.copyOf(sources);
    this.listener = listener;
  }

  /**
   * Finds a server. Safe to repeat, and from several processes at once with one cache.
   *
   * @throws ProblemException (configuration) when the user named something that is not a Temporal
   *     server, or when a kept or downloaded file is not the one seen first; (remote) when no place
   *     had one, naming each place and why
   */
  public ServerBinary find(ServerLookup lookup) {
    List<String> misses = new ArrayList<>();
    for (ServerSource source : sources) {
      listener.looking(source.where());
      Finding finding = look(source, lookup);
      if (finding instanceof Finding.Found found) {
        listener.found(source.where(), found.binary());
        return found.binary();
      }
      String reason = ((Finding.Missing) finding).reason();
      listener.missing(source.where(), reason);
      misses.add(misses.size() + 1 + ". " + source.where() + ": " + reason);
    }
    throw new ProblemException(nowhere(misses));
  }

  private Finding look(ServerSource source, ServerLookup lookup) {
    try {
      return source.look(lookup, listener);
    } catch (IOException e) {
      return new Finding.Missing(Reasons.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          Problem.remote("Interrupted while looking for a server.", List.of(), "try again"), e);
    }
  }

  private static Problem nowhere(List<String> misses) {
    return Problem.remote(
        "No Temporal server was found, and none could be obtained.",
        misses,
        "install Temporal CLI and write -Dtemporal-lambda.temporalCli=PATH, or install Go "
            + GoRelease.MINIMUM
            + " or later");
  }
}
