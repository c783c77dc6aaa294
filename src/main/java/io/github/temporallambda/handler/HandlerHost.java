package io.github.temporallambda.handler;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a JVM that runs one Java handler as Lambda's own runtime does.
 *
 * <p>Its class file is copied alone onto the class path of the artifact. So it depends on the JDK
 * and on nothing else, is one class file (no nested classes, no records), and reaches the handler
 * and {@code aws-lambda-java-core} by reflection: those of the artifact are the ones that run.
 *
 * <p>Arguments: {@code once|repeat}, the handler string, the timeout in milliseconds, the invoked
 * function's ARN, the request ID. The function's name, version, memory size, log group and log
 * stream come from Lambda's own environment variables.
 *
 * <p>The event is the empty JSON object, which is what an invocation without payload brings; the
 * controller of Temporal's serverless workers sends none. With {@code once} the JVM ends when the
 * handler has returned, whatever threads still run; with {@code repeat} the handler is called again
 * each time it returns. When the parent goes away (end of standard input) the JVM kills the
 * processes that it started, and halts.
 */
public final class HandlerHost {

  /** Exit status when the handler's class could not be loaded, resolved or constructed. */
  public static final int INIT_ERROR = 1;

  /** Exit status when the handler threw. */
  public static final int FUNCTION_ERROR = 2;

  /** Exit status when the parent process is gone. */
  public static final int PARENT_GONE = 4;

  /** Begins the line of output that tells why the handler could not be made ready. */
  public static final String INIT_ERROR_LINE = "The handler's initialisation failed: ";

  /** Begins the line of output that tells what the handler threw. */
  public static final String FUNCTION_ERROR_LINE = "The handler threw: ";

  /** Names of classes, a line each, in the order in which a worker loaded them. */
  static final String CLASSES_AHEAD = "classes-ahead.txt";

  private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";
  private static final long PAUSE_BETWEEN_CALLS_MILLIS = 100;

  private final Method method;
  private final @Nullable Object instance;

  private HandlerHost(Method method, @Nullable Object instance) {
    this.method = method;
    this.instance = instance;
  }

  /** Runs the handler; never returns. */
  public static void main(String[] arguments) {
    InputStream parent = new FileInputStream(FileDescriptor.in);
    System.setIn(InputStream.nullInputStream());
    Thread watch = new Thread(() -> haltWithParent(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Thread ahead = new Thread(HandlerHost::loadAhead, "load-ahead");
    ahead.setDaemon(true);
    ahead.start();
    run(ready(arguments[1]), arguments);
    end(0);
  }

  private static HandlerHost ready(String handler) {
    try {
      return resolve(handler);
    } catch (Throwable failure) {
      fail(INIT_ERROR_LINE, failure, INIT_ERROR);
      throw new AssertionError("halted");
    }
  }

  private static void run(HandlerHost host, String[] arguments) {
    try {
      host.call(Long.parseLong(arguments[2]), arguments[3], arguments[4]);
      while (arguments[0].equals("repeat")) {
        Thread.sleep(PAUSE_BETWEEN_CALLS_MILLIS);
        host.call(Long.parseLong(arguments[2]), arguments[3], arguments[4]);
      }
    } catch (Throwable failure) {
      fail(FUNCTION_ERROR_LINE, failure, FUNCTION_ERROR);
    }
  }

  /**
   * Loads, without initialising any, the classes that workers of the Temporal SDK load in their
   * first second, on a core that would be idle: loading them is most of what the first replay waits
   * for. Begins behind those that the handler itself is loading by now.
   */
  private static void loadAhead() {
    List<String> names = classesAhead();
    int handlersOwnPace = names.size() / 5;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get((i + handlersOwnPace) % names.size());
      try {
        Class.forName(name, false, HandlerHost.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError absent) {
        // Whoever needs it finds that out; another SDK has others.
      }
    }
  }

  private static List<String> classesAhead() {
    try (InputStream list = HandlerHost.class.getResourceAsStream(CLASSES_AHEAD)) {
      return list == null
          ? List.of()
          : new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static void haltWithParent(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // Nothing is ever said here: only the end counts.
      }
    } catch (IOException closed) {
      // Closed is gone as well.
    }
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } finally {
      Runtime.getRuntime().halt(PARENT_GONE);
    }
  }

  private static void fail(String line, Throwable failure, int status) {
    try {
      Throwable cause = failure;
      if (failure instanceof InvocationTargetException
          || failure instanceof ExceptionInInitializerError) {
        cause = failure.getCause() == null ? failure : failure.getCause();
      }
      System.err.println(line + cause);
      cause.printStackTrace();
    } finally {
      end(status);
    }
  }

  private static void end(int status) {
    try {
      System.out.flush();
      System.err.flush();
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  /** What AWS's runtime does: the interfaces without a method name, else the best overload. */
  private static HandlerHost resolve(String handler) throws ReflectiveOperationException {
    int colons = handler.lastIndexOf("::");
    String className = colons < 0 ? handler : handler.substring(0, colons);
    Class<?> type;
    try {
      type = Class.forName(className);
    } catch (ClassNotFoundException missing) {
      throw new ClassNotFoundException("Class not found: " + className, missing);
    }
    Method method =
        colons < 0 ? interfaceMethod(type) : overload(type, handler.substring(colons + 2));
    method.setAccessible(true);
    if (Modifier.isStatic(method.getModifiers())) {
      return new HandlerHost(method, null);
    }
    return new HandlerHost(method, constructor(type).newInstance());
  }

  private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
    try {
      return type.getConstructor();
    } catch (NoSuchMethodException missing) {
      throw new NoSuchMethodException(
          "Class " + type.getName() + " has no public zero-argument constructor");
    }
  }

  private static Method interfaceMethod(Class<?> type) throws NoSuchMethodException {
    boolean stream = isA(type, RUNTIME + "RequestStreamHandler");
    if (!stream && !isA(type, RUNTIME + "RequestHandler")) {
      throw new NoSuchMethodException(
          "Class does not implement an appropriate handler interface: " + type.getName());
    }
    int parameters = stream ? 3 : 2;
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("handleRequest"))
        .filter(method -> method.getParameterCount() == parameters)
        .filter(method -> isSupported(method.getParameterTypes()))
        .min(Comparator.comparing(Method::isBridge))
        .orElseThrow(() -> new NoSuchMethodException(type.getName() + "::handleRequest"));
  }

  private static boolean isA(Class<?> type, String interfaceName) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
        .flatMap(each -> Arrays.stream(each.getInterfaces()))
        .anyMatch(each -> each.getName().equals(interfaceName) || isA(each, interfaceName));
  }

  private static Method overload(Class<?> type, String name) throws NoSuchMethodException {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> isSupported(method.getParameterTypes()))
        .min(
            Comparator.comparing(Method::isBridge)
                .thenComparing(method -> -weight(method.getParameterTypes())))
        .orElseThrow(
            () ->
                new NoSuchMethodException(
                    "No public method named "
                        + name
                        + " with appropriate method signature found on class "
                        + type.getName()));
  }

  /** Longer signatures are preferred; a last Context counts once more (as AWS's runtime has it). */
  private static int weight(Class<?>[] parameters) {
    int last = parameters.length - 1;
    return parameters.length + (last >= 0 && isContext(parameters[last]) ? 1 : 0);
  }

  private static boolean isSupported(Class<?>[] types) {
    if (types.length < 2) {
      return true;
    }
    if (types.length == 2) {
      boolean streams = types[0] == InputStream.class && types[1] == OutputStream.class;
      return streams || (isContext(types[1]) && !isContext(types[0]));
    }
    return types.length == 3
        && types[0] == InputStream.class
        && types[1] == OutputStream.class
        && isContext(types[2]);
  }

  private static boolean isContext(Class<?> type) {
    return type.getName().equals(RUNTIME + "Context");
  }

  private void call(long timeoutMillis, String functionArn, String requestId)
      throws ReflectiveOperationException {
    long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] =
          isContext(types[i])
              ? context(types[i], deadline, functionArn, requestId)
              : event(types[i]);
    }
    method.invoke(instance, values);
  }

  /** The event {@code {}} as a value of this type, as far as the JDK alone can make one. */
  private static @Nullable Object event(Class<?> type) {
    if (type == InputStream.class) {
      return new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
    }
    if (type == OutputStream.class) {
      return OutputStream.nullOutputStream();
    }
    if (type.isAssignableFrom(LinkedHashMap.class)) {
      return new LinkedHashMap<String, Object>();
    }
    if (type == Void.class) {
      return null;
    }
    if (!type.getName().startsWith("java.")) {
      try {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      } catch (ReflectiveOperationException none) {
        throw new IllegalArgumentException("the event {} is not a " + type.getName(), none);
      }
    }
    throw new IllegalArgumentException("the event {} is not a " + type.getName());
  }

  private static Object context(
      Class<?> type, long deadline, String functionArn, String requestId) {
    Map<String, String> environment = System.getenv();
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, called, values) ->
            switch (called.getName()) {
              case "getRemainingTimeInMillis" -> remainingMillis(deadline);
              case "getAwsRequestId" -> requestId;
              case "getInvokedFunctionArn" -> functionArn;
              case "getFunctionName" -> environment.get("AWS_LAMBDA_FUNCTION_NAME");
              case "getFunctionVersion" -> environment.get("AWS_LAMBDA_FUNCTION_VERSION");
              case "getLogGroupName" -> environment.get("AWS_LAMBDA_LOG_GROUP_NAME");
              case "getLogStreamName" -> environment.get("AWS_LAMBDA_LOG_STREAM_NAME");
              case "getMemoryLimitInMB" -> memoryMegabytes(environment);
              case "getLogger" -> logger(type.getClassLoader());
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == values[0];
              case "toString" -> "LambdaContext " + requestId;
              default -> null;
            });
  }

  private static int remainingMillis(long deadline) {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, millis));
  }

  private static int memoryMegabytes(Map<String, String> environment) {
    return Integer.parseInt(environment.getOrDefault("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"));
  }

  /** The logger of the artifact's own aws-lambda-java-core: it writes to standard output. */
  private static @Nullable Object logger(ClassLoader loader) throws ReflectiveOperationException {
    return Class.forName(RUNTIME + "LambdaRuntime", true, loader)
        .getMethod("getLogger")
        .invoke(null);
  }

  /** What a fork needs of us, as resource names: this class and the names for it to load. */
  static List<String> files() {
    String host = HandlerHost.class.getName().replace('.', '/');
    return List.of(host + ".class", host.substring(0, host.lastIndexOf('/') + 1) + CLASSES_AHEAD);
  }
}
