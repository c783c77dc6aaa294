package io.github.temporallambda.local.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which method and path is which operation of Lambda's API. */
final class Routes {

  /** Answers one operation. */
  interface Operation {
    /** The answer, or an {@link AwsError} to refuse. */
    AwsAnswer answer(Call call);
  }

  /** An operation that was asked for, and the varying parts of its path. */
  record Match(String name, Operation operation, List<String> captured) {}

  private record Route(String name, String method, List<String> path, Operation operation) {}

  private final List<Route> routes = new ArrayList<>();

  /** Adds an operation; {@code path} has {@code *} for a part that varies. */
  Routes add(String name, String method, String path, Operation operation) {
    routes.add(new Route(name, method, List.of(path.split("/", -1)), operation));
    return this;
  }

  /**
   * @throws AwsError 404 naming what was asked for, when it is no operation of this stand-in
   */
  Match find(AwsRequest request) {
    return routes.stream()
        .filter(route -> route.method().equals(request.method()))
        .flatMap(route -> match(route, request.path()).stream())
        .findFirst()
        .orElseThrow(() -> unknown(request));
  }

  private static Optional<Match> match(Route route, List<String> path) {
    if (route.path().size() != path.size()) {
      return Optional.empty();
    }
    List<String> captured = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      if (route.path().get(i).equals("*")) {
        captured.add(path.get(i));
      } else if (!route.path().get(i).equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route.name(), route.operation(), captured));
  }

  private static AwsError unknown(AwsRequest request) {
    return new AwsError(
        404,
        "UnknownOperationException",
        "The local Lambda does not know the operation %s /%s"
            .formatted(request.method(), String.join("/", request.path())));
  }
}
