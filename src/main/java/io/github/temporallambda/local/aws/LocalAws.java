package io.github.temporallambda.local.aws;

import com.sun.net.httpserver.HttpServer;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * AWS Lambda and STS on this machine: one HTTP endpoint on 127.0.0.1 that any AWS client can be
 * pointed at, with the semantics that were recorded from AWS, and functions that really run.
 *
 * <p>It holds everything in memory and in its directory, and forgets it when it closes. It checks
 * no signatures, knows one region and one account, and takes zips inline only. What it does not
 * have it refuses by name. Safe for concurrent use.
 */
public final class LocalAws implements AutoCloseable {

  private final HttpServer server;
  private final URI endpoint;
  private final ExecutorService requests = Executors.newCachedThreadPool(LocalAws::thread);
  private final Faults faults = new Faults();
  private final FunctionOutput output = new FunctionOutput();
  private final CodeStore codes;
  private final FunctionStore store;
  private final Invocations invocations;

  private LocalAws(LocalAwsSettings settings, HttpServer server) {
    this.server = server;
    endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    codes = new CodeStore(settings.directory());
    AwsAccount account = new AwsAccount(settings.region(), settings.accountId());
    Stamps stamps = new Stamps(settings.timing().clock());
    store = new FunctionStore(account, stamps);
    ExecutionPlan plan = new ExecutionPlan(codes, account, stamps, endpoint);
    Executions executions = new Executions(settings.launcher(), plan, output);
    invocations =
        new Invocations(settings.runningEnvironments(), store, executions, settings.timing());
  }

  /**
   * Listens and answers, until closed.
   *
   * @throws ProblemException when the port is taken
   */
  public static LocalAws start(LocalAwsSettings settings) {
    LocalAws aws = new LocalAws(settings, listen(settings.port()));
    HttpFront front = aws.front(settings, new SecureRandom());
    aws.server.setExecutor(aws.requests);
    aws.server.createContext("/", front::handle);
    aws.server.start();
    return aws;
  }

  private HttpFront front(LocalAwsSettings settings, SecureRandom random) {
    LocalAwsTiming timing = settings.timing();
    CodeDownloads downloads = new CodeDownloads(timing.clock(), random);
    Pace pace = new Pace(timing.unfinishedReads(), timing.unfinishedAtMost(), "");
    LambdaApi lambda =
        new LambdaApi(
            faults,
            List.of(
                new FunctionReads(store, downloads, endpoint),
                new FunctionWrites(store, codes, pace),
                new AliasOperations(store),
                new ConcurrencyOperations(store),
                new EventInvokeOperations(store),
                new AccountOperations(store),
                new InvokeOperation(store, invocations)));
    StsApi sts = new StsApi(store.account(), settings.roles(), timing.clock(), random, faults);
    return new HttpFront(lambda, sts, downloads);
  }

  /** Where Lambda and STS listen, alike; what {@code AWS_ENDPOINT_URL} takes. */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * The last lines, at most 1,000, that a version's invocations printed, oldest first, with the
   * START, END and REPORT lines of CloudWatch.
   *
   * @param functionVersion a number or {@code $LATEST}
   * @return empty when it printed nothing or does not exist
   */
  public List<String> output(String functionName, String functionVersion) {
    return output.of(functionName, functionVersion);
  }

  /** Adds a fault behind those already set. */
  public void setFault(Fault fault) {
    faults.add(fault);
  }

  /** Takes back all faults that have not struck yet. Requests that hang go on hanging. */
  public void clearFaults() {
    faults.clear();
  }

  /**
   * Stops listening, ends every function's process, waits until they are gone, and deletes what was
   * kept in the directory. Safe to repeat.
   */
  @Override
  public void close() {
    faults.close();
    server.stop(0);
    requests.shutdownNow();
    invocations.close();
    codes.delete();
  }

  private static HttpServer listen(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      throw new ProblemException(
          Problem.configuration(
              "Port " + port + " of 127.0.0.1, wanted for the local Lambda, is taken.",
              "choose another port, or 0 for a free one"),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "local-aws");
    thread.setDaemon(true);
    return thread;
  }
}
