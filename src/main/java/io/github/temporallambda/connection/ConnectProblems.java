package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a connection could not be opened, in a user's words. */
final class ConnectProblems {

  private ConnectProblems() {}

  static ProblemException explain(TemporalSettings settings, StatusRuntimeException error) {
    Status.Code code = error.getStatus().getCode();
    if (code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED) {
      return unreachable(settings, error);
    }
    return refused(settings, error)
        .orElseGet(
            () ->
                RpcProblems.remote(
                    "Temporal at " + settings.target() + " did not say who it is.",
                    settings.target(),
                    error));
  }

  /** Of a service that has said who it is. */
  static ProblemException explainNamespace(
      TemporalSettings settings, StatusRuntimeException error) {
    if (error.getStatus().getCode() == Status.Code.NOT_FOUND) {
      return unknownNamespace(settings, error);
    }
    return refused(settings, error)
        .orElseGet(
            () ->
                RpcProblems.remote(
                    "Temporal at "
                        + settings.target().address()
                        + " did not say whether it has namespace '"
                        + settings.target().namespace()
                        + "'.",
                    settings.target(),
                    error));
  }

  private static ProblemException unreachable(TemporalSettings settings, Throwable error) {
    boolean tlsFailed = isAboutTls(error);
    String what =
        tlsFailed
            ? "Temporal at " + settings.target().address() + " does not agree on TLS."
            : "Temporal at " + settings.target().address() + " cannot be reached.";
    String next =
        settings.usesTls()
            ? "check host, port and certificates; for a service without TLS set TEMPORAL_TLS=false"
            : "check host and port; for a service with TLS set TEMPORAL_TLS=true";
    return problem(what, settings, error, next);
  }

  private static Optional<ProblemException> refused(
      TemporalSettings settings, StatusRuntimeException error) {
    Status.Code code = error.getStatus().getCode();
    if (code != Status.Code.UNAUTHENTICATED && code != Status.Code.PERMISSION_DENIED) {
      return Optional.empty();
    }
    String what =
        settings.hasApiKey()
            ? "Temporal at " + settings.target() + " refuses the API key."
            : "Temporal at " + settings.target() + " wants an API key or client certificate.";
    return Optional.of(
        problem(
            what,
            settings,
            error,
            "give a key of this namespace: TEMPORAL_API_KEY, or a server of settings.xml"));
  }

  private static ProblemException unknownNamespace(TemporalSettings settings, Throwable error) {
    TemporalTarget target = settings.target();
    return problem(
        "Temporal at " + target.address() + " has no namespace '" + target.namespace() + "'.",
        settings,
        error,
        "write -Dtemporal-lambda.namespace=… or set TEMPORAL_NAMESPACE");
  }

  private static ProblemException problem(
      String what, TemporalSettings settings, Throwable error, String next) {
    List<String> evidence =
        List.of(
            "address from " + settings.addressSource() + (settings.usesTls() ? ", TLS" : ""),
            rootCause(error));
    return new ProblemException(
        new Problem(ProblemKind.REMOTE, what, evidence, List.of(next)), error);
  }

  private static boolean isAboutTls(Throwable error) {
    return causes(error)
        .anyMatch(
            cause ->
                cause.getClass().getName().contains("SSL")
                    || String.valueOf(cause.getMessage()).contains("not an SSL/TLS record"));
  }

  private static String rootCause(Throwable error) {
    Throwable root = causes(error).reduce((outer, inner) -> inner).orElse(error);
    return String.valueOf(root.getMessage());
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
