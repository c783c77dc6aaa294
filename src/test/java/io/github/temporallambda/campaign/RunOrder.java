package io.github.temporallambda.campaign;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run is to do, and where it finds Temporal and AWS; as a program's arguments, too.
 *
 * @param kind what it does
 * @param name of deployment, task queue and function
 * @param buildId what is released; what is left by a rollback
 * @param zip what is released
 * @param temporal the frontend's address
 * @param aws the endpoint of AWS
 */
record RunOrder(RunKind kind, String name, String buildId, Path zip, String temporal, URI aws) {

  static RunOrder parse(String[] arguments) {
    return new RunOrder(
        RunKind.valueOf(arguments[0]),
        arguments[1],
        arguments[2],
        Path.of(arguments[3]),
        arguments[4],
        URI.create(arguments[5]));
  }

  List<String> arguments() {
    return List.of(kind.name(), name, buildId, zip.toString(), temporal, aws.toString());
  }
}
