package io.github.temporallambda.replay;

import io.github.temporallambda.handler.HandlerName;
import java.nio.file.Path;
import java.util.List;

/**
 * What is started in the gate, and on what.
 *
 * @param layout the artifact, unpacked as Lambda does: classes at the root, {@code lib/*.jar}
 * @param extraClassPath directories and jars behind the artifact on the class path, as Lambda has
 *     its layers; may be empty
 * @param handler the handler to start
 * @param javaExecutable the {@code java} command for the artifact's JVM
 */
public record HandlerCode(
    Path layout, List<Path> extraClassPath, HandlerName handler, Path javaExecutable) {

  public HandlerCode {
    extraClassPath = List.copyOf(extraClassPath);
  }
}
