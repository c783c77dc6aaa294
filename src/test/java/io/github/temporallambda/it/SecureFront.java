package io.github.temporallambda.it;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.race.TemporalRelay;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.TlsServerCredentials;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/**
 * Before the stack's Temporal server, one that speaks TLS, takes only clients with its certificate,
 * and notes who came with which API key. What runs as a function reaches the server behind it.
 */
final class SecureFront implements AutoCloseable {

  /** What a handler writes for its options, so that as a function it needs no key. */
  static final String REACHED_IN_CLEAR =
      "System.getenv(\"WORKER_ADDRESS\") == null ? profile.toWorkflowServiceStubsOptions()"
          + " : io.temporal.serviceclient.WorkflowServiceStubsOptions.newBuilder()"
          + ".setTarget(System.getenv(\"WORKER_ADDRESS\")).build()";

  private static final char[] PASSWORD = "not-a-secret".toCharArray();
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Path directory;
  private final Set<String> apiKeys = ConcurrentHashMap.newKeySet();
  private final Set<String> clients = ConcurrentHashMap.newKeySet();
  private final TemporalRelay relay;

  private SecureFront(LocalStack stack, Path directory) throws IOException {
    this.directory = directory;
    pem("server");
    pem("client");
    relay =
        TemporalRelay.before(
            stack.temporal().address(),
            TlsServerCredentials.newBuilder()
                .keyManager(file("server", "crt"), file("server", "key"))
                .trustManager(file("client", "crt"))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build(),
            new Notes());
  }

  static SecureFront before(LocalStack stack, Path directory) throws IOException {
    return new SecureFront(stack, Files.createDirectories(directory));
  }

  /** What a client finds it by, and is let in by. */
  Map<String, String> client() {
    return Map.of(
        "TEMPORAL_ADDRESS", "localhost:" + relay.port(),
        "TEMPORAL_API_KEY", Canaries.API_KEY,
        "TEMPORAL_TLS_SERVER_CA_CERT_PATH", file("server", "crt").toString(),
        "TEMPORAL_TLS_CLIENT_CERT_PATH", file("client", "crt").toString(),
        "TEMPORAL_TLS_CLIENT_KEY_PATH", file("client", "key").toString());
  }

  /** A function whose worker finds the server behind. */
  CreateFunctionRequest.Builder reachedInClear(
      CreateFunctionRequest.Builder function, LocalStack stack) {
    Map<String, String> variables = new HashMap<>(ReleaseBench.USERS_VARIABLES);
    variables.put("TEMPORAL_NAMESPACE", stack.temporal().namespace());
    variables.put("WORKER_ADDRESS", stack.temporal().address());
    return function.environment(environment -> environment.variables(variables));
  }

  /** What came as authorisation. */
  Set<String> apiKeys() {
    return apiKeys;
  }

  /** Whose certificates came. */
  Set<String> clients() {
    return clients;
  }

  /** The lines of the client's key that nobody else has. */
  List<String> privateKeyLines() throws IOException {
    return Files.readAllLines(file("client", "key").toPath()).stream()
        .filter(line -> line.length() >= 40 && !line.startsWith("-"))
        .toList();
  }

  /** A key and its certificate, signed by itself, as PEM files; the key's file holds a canary. */
  private void pem(String name) throws IOException {
    Path store = directory.resolve(name + ".p12");
    generate(store, name);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      write(name, "crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
      write(name, "key", "PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void generate(Path store, String name) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("keytool made no key");
    }
  }

  private void write(String name, String kind, String title, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String before = kind.equals("key") ? Canaries.TLS_KEY + "\n" : "";
    Files.writeString(
        file(name, kind).toPath(),
        before + "-----BEGIN " + title + "-----\n" + text + "\n-----END " + title + "-----\n");
  }

  private File file(String name, String kind) {
    return directory.resolve(name + "." + kind).toFile();
  }

  @Override
  public void close() {
    relay.close();
  }

  private final class Notes implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String key = headers.get(AUTHORIZATION);
      if (key != null) {
        apiKeys.add(key);
      }
      SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
      if (session != null) {
        clients.add(subject(session));
      }
      return next.startCall(call, headers);
    }

    private static String subject(SSLSession session) {
      try {
        return ((X509Certificate) session.getPeerCertificates()[0])
            .getSubjectX500Principal()
            .getName();
      } catch (SSLPeerUnverifiedException e) {
        return "nobody";
      }
    }
  }
}
