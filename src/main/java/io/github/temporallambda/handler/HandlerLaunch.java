package io.github.temporallambda.handler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides how a handler's JVM is started.
 *
 * @param javaExecutable the {@code java} command, of Java 17 or later
 * @param layout the unpacked artifact as Lambda lays it out: classes at the root, {@code
 *     lib/*.jar}; also the working directory
 * @param extraClassPath directories and jars behind the layout, as Lambda has its layers
 * @param handler the handler to call
 * @param environment exactly the environment variables of the process; nothing is inherited
 * @param jvmOptions options of the JVM, before the class path
 * @param invocation how the handler is called
 */
public record HandlerLaunch(
    Path javaExecutable,
    Path layout,
    List<Path> extraClassPath,
    HandlerName handler,
    Map<String, String> environment,
    List<String> jvmOptions,
    Invocation invocation) {

  public HandlerLaunch {
    extraClassPath = List.copyOf(extraClassPath);
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** Names the environment variables and leaves out their values. */
  @Override
  public String toString() {
    return "HandlerLaunch["
        + handler
        + " in "
        + layout
        + ", variables "
        + environment.keySet()
        + "]";
  }
}
