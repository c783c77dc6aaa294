package io.github.temporallambda.campaign;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run tells the proxy before AWS how far it is, and waits until that has heard it. AWS never
 * hears of it.
 *
 * @param proxy where it is told
 */
record StepCalls(URI proxy) {

  private static final String PATH = "/campaign-step/";

  /** Returns when it was heard; never, where that is where the run is killed. */
  void at(String step) {
    String name = step.replace(' ', '-').toLowerCase(Locale.ROOT);
    try {
      HttpURLConnection told =
          (HttpURLConnection) proxy.resolve(PATH + name).toURL().openConnection();
      told.getResponseCode();
      told.disconnect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The step that is told; empty where AWS is asked for something. */
  static Optional<String> told(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.startsWith(PATH) ? Optional.of(path.substring(PATH.length())) : Optional.empty();
  }
}
