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
 * AWS Lambda, STS and what an upload takes of S3 on this machine: one HTTP endpoint on 127.0.0.1
 * that any AWS client can be pointed at, with the semantics that were recorded from AWS, and
 * functions that really run.
 *
 * <p>It holds everything in memory and in its directory, and forgets it when it closes. It checks
 * no signatures and knows one region and one account. What it does not have it refuses by name.
 * Safe for concurrent use.
 */
public final class LocalAws implements AutoCloseable {

  private final HttpServer server;
  private final URI endpoint;
  private final ExecutorService requests = Executors.newCachedThreadPool(LocalAws::thread);
  private final Faults faults = new Faults();
  private final FunctionOutput output = new FunctionOutput();
  private final CodeStore codes;
  private final BucketStore buckets;
  private final Invocations invocations;
  private final LambdaApi lambda;
  private final HttpFront front;

  private LocalAws(LocalAwsSettings settings, HttpServer server) {
    this.server = server;
    endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    codes = new CodeStore(settings.directory());
    LocalAwsTiming timing = settings.timing();
    AwsAccount account = settings.account();
    buckets = new BucketStore(settings.buckets(), settings.directory());
    FunctionStore store = new FunctionStore(account, new Stamps(timing.clock()));
    ExecutionPlan plan = new ExecutionPlan(codes, account, store.stamps(), endpoint);
    Executions executions = new Executions(settings.launcher(), plan, output);
    invocations = new Invocations(settings.runningEnvironments(), store, executions, timing);
    SecureRandom random = new SecureRandom();
    CodeDownloads downloads = new CodeDownloads(timing.clock(), random);
    Pace pace = new Pace(timing.unfinishedReads(), timing.unfinishedAtMost(), "");
    lambda =
        new LambdaApi(
            faults,
            List.of(
                new FunctionReads(store, downloads, endpoint),
                new FunctionWrites(store, new UploadedCode(codes, buckets, account), pace),
                new AliasOperations(store),
                new ConcurrencyOperations(store),
                new EventInvokeOperations(store),
                new AccountOperations(store),
                new InvokeOperation(store, invocations)));
    StsApi sts = new StsApi(account, settings.roles(), timing.clock(), random, faults);
    S3Api s3 = new S3Api(buckets, faults, timing.clock());
    front = new HttpFront(lambda, sts, s3, downloads);
  }

  /**
   * Listens and answers, until closed.
   *
   * @throws ProblemException when the port is taken
   */
  public static LocalAws start(LocalAwsSettings settings) {
    LocalAws aws = new LocalAws(settings, listen(settings.port()));
    aws.server.setExecutor(aws.requests);
    aws.server.createContext("/", aws.front::handle);
    aws.server.start();
    return aws;
  }

  /** Where Lambda, STS and S3 listen, alike; what {@code AWS_ENDPOINT_URL} takes. */
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

  /**
   * Adds a fault behind those already set.
   *
   * @throws IllegalArgumentException when there is no such operation here
   */
  public void setFault(Fault fault) {
    if (!lambda.operations().contains(fault.operation())
        && !StsApi.OPERATIONS.contains(fault.operation())
        && !S3Api.OPERATIONS.contains(fault.operation())) {
      throw new IllegalArgumentException("no operation of the local AWS: " + fault.operation());
    }
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
    buckets.delete();
  }

  private static HttpServer listen(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      throw new ProblemException(
          Problem.configuration(
              "Port " + port + " of 127.0.0.1, wanted for the local Lambda, is taken.",
              "choose another with -Dtemporal-lambda.sandbox.awsPort=…, or leave it out for a free one"),
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
