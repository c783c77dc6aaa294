package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which namespace of which Temporal service, for instance {@code localhost:7233} and {@code
 * default}: what is compared with a function's own settings and hashed into markers.
 *
 * <p>The address is {@code host:port} with the host in lower case, an IPv6 address in brackets. Two
 * names of one machine ({@code localhost}, {@code 127.0.0.1}) are two targets.
 *
 * @param address {@code host:port}, normalised
 * @param namespace the namespace's name, not blank
 */
public record TemporalTarget(String address, String namespace) {

  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+(?:%[\\w.]+)?]|[A-Za-z0-9](?:[\\w.-]*\\w)?\\.?):(\\d{1,5})");

  /**
   * @throws IllegalArgumentException when the address is not {@code host:port} in its normal form
   *     or the namespace is blank or padded
   */
  public TemporalTarget {
    if (!address.equals(normalised(address))) {
      throw new IllegalArgumentException("not a normalised host:port: '" + address + "'");
    }
    if (namespace.isEmpty() || !namespace.strip().equals(namespace)) {
      throw new IllegalArgumentException("not a namespace: '" + namespace + "'");
    }
  }

  /**
   * The target of an address and a namespace as a user writes them; surrounding white space is left
   * out and the host put in lower case.
   *
   * @throws ProblemException CONFIGURATION, when the address is not {@code host:port} with a port
   *     of 1 to 65535 (a scheme such as {@code https://} is refused) or the namespace is blank
   */
  public static TemporalTarget of(String address, String namespace) {
    String normalised = normalised(address.strip());
    if (normalised.isEmpty()) {
      throw new ProblemException(
          Problem.configuration(
              "The Temporal address '" + address + "' is not host:port.",
              "write host and port without a scheme, for instance"
                  + " -Dtemporal-lambda.address=orders.a1b2c.tmprl.cloud:7233"));
    }
    if (namespace.isBlank()) {
      throw new ProblemException(
          Problem.configuration(
              "The Temporal namespace is blank.",
              "write -Dtemporal-lambda.namespace=… or set TEMPORAL_NAMESPACE"));
    }
    return new TemporalTarget(normalised, namespace.strip());
  }

  /** Empty where {@code address} is not host:port. */
  private static String normalised(String address) {
    Matcher parts = HOST_AND_PORT.matcher(address);
    if (!parts.matches()) {
      return "";
    }
    int port = Integer.parseInt(parts.group(2));
    boolean inRange = port >= 1 && port <= 65_535;
    return inRange ? parts.group(1).toLowerCase(Locale.ROOT) + ":" + port : "";
  }

  @Override
  public String toString() {
    return address + " (namespace " + namespace + ")";
  }
}
