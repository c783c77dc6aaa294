package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * The functions of one account and Region.
 *
 * <p>Every method throws {@link ProblemException} when AWS refuses or cannot be reached. Every
 * write to a function carries the {@code RevisionId} of the read that it was planned on and is
 * followed by a wait and a fresh read; a write that lost a race (kind CONFLICT) is never repeated.
 * Not for use by several threads at once.
 */
public final class LambdaFunctions implements AutoCloseable {

  private final AwsClients clients;
  private final ExpectedPlace expected;
  private final LambdaApi api;
  private final Waiting waiting;
  private final FunctionUpdates updates;
  private final CodeDownload downloads;
  private final BucketAccess buckets;

  private LambdaFunctions(
      AwsClients clients, AwsSettings settings, LambdaProgress progress, StopRequest stop) {
    this.clients = clients;
    this.expected = settings.expected();
    this.api = new LambdaApi(clients.lambda());
    this.waiting = new Waiting(api, settings.patience(), progress, stop);
    this.updates =
        new FunctionUpdates(new GuardedWrite(api, waiting), waiting, this::versions, progress);
    this.downloads =
        new CodeDownload(api, clients.http(), CodeDownload.MAX_BYTES, progress, waiting::pause);
    this.buckets = new BucketAccess(clients::s3, api, progress);
  }

  /** Opens a client of a run that nothing asks to stop. */
  public static LambdaFunctions open(AwsSettings settings, LambdaProgress progress) {
    return open(settings, progress, new StopRequest());
  }

  /**
   * Opens a client; calls nothing yet.
   *
   * @param stop ends every wait for AWS when it is asked
   * @throws ProblemException of kind CONFIGURATION when no Region is named anywhere, or another
   *     than {@link AwsSettings#expected}
   */
  public static LambdaFunctions open(
      AwsSettings settings, LambdaProgress progress, StopRequest stop) {
    LambdaFunctions functions =
        new LambdaFunctions(AwsClients.open(settings, progress), settings, progress, stop);
    try {
      settings.expected().requireRegion(functions.region());
      return functions;
    } catch (ProblemException e) {
      functions.close();
      throw e;
    }
  }

  /** The Region that is used, for instance {@code eu-west-1}. */
  public String region() {
    return api.region();
  }

  /**
   * Reads {@code $LATEST} (GetFunctionConfiguration); does not wait. What makes the function unfit
   * for a worker is told by {@link FunctionConfiguration#suitability()}, except for a container
   * image, which is refused here.
   *
   * @throws ProblemException when there is no such function in this Region, it is in another
   *     account than {@link AwsSettings#expected}, reading is not allowed, it is a container image,
   *     or its environment cannot be decrypted
   */
  public FunctionConfiguration describe(FunctionName functionName) {
    return inItsPlace(api.read(functionName));
  }

  /**
   * Reads the frozen configuration and present state of a published version
   * (GetFunctionConfiguration); does not wait.
   */
  public FunctionConfiguration describe(FunctionArn arn) {
    return inItsPlace(api.read(arn));
  }

  private FunctionConfiguration inItsPlace(FunctionConfiguration function) {
    expected.requireAccount(function);
    return function;
  }

  /**
   * All published versions in the order of their numbers, from every page of
   * ListVersionsByFunction; {@code $LATEST} is left out.
   */
  public List<FunctionVersion> versions(FunctionName functionName) {
    return api.answer(
        api.call("ListVersionsByFunction", functionName),
        client ->
            client
                .listVersionsByFunctionPaginator(r -> r.functionName(functionName.value()))
                .versions()
                .stream()
                .filter(found -> Answers.isPublished(found.version()))
                .map(Answers::version)
                .sorted(Comparator.comparingLong(FunctionVersion::functionVersion))
                .toList());
  }

  /**
   * All of a function as one read tells it (every page of ListVersionsByFunction). Empty when there
   * is no such function in this Region.
   *
   * @param function its name, or better its ARN without a number: asked about another account's
   *     function by its ARN, AWS refuses, where by its name it would say that there is none
   */
  public Optional<FunctionInventory> inventory(String function) {
    return api.answer(
        api.call("ListVersionsByFunction", function),
        client -> {
          try {
            return Answers.inventory(
                client.listVersionsByFunctionPaginator(r -> r.functionName(function)).versions());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /**
   * Sets variables of {@code $LATEST} beside those that it has (UpdateFunctionConfiguration), and
   * waits. Where all of them are set already nothing is sent, so it is safe to repeat.
   *
   * @param asRead what {@link #describe(FunctionName)} or the last update returned
   * @param additions names and values to set; others are kept
   * @return the function as read after the update took effect
   * @throws ProblemException before anything is sent when a name is reserved or Lambda's 4 KB would
   *     be exceeded; no message ever holds a value
   */
  public FunctionConfiguration updateEnvironment(
      FunctionConfiguration asRead, Map<String, String> additions) {
    return updates.environment(asRead, additions);
  }

  /**
   * Checks that code can go through a bucket (HeadBucket): it is there, belongs to the account that
   * it should, and is in the function's Region. Whether it may be written to shows when it is.
   */
  public void requireUsable(CodeBucket bucket, FunctionConfiguration function) {
    buckets.check(function, bucket);
  }

  /**
   * Finds a package in a bucket, where an earlier run has put it (HeadObject).
   *
   * @return the object, its SHA-256 confirmed by S3; empty when there is none
   * @throws ProblemException of kind CONFLICT when an object of that key holds something else
   */
  public Optional<CodeSource.Stored> stored(
      FunctionConfiguration function, DeploymentPackage deploymentPackage, CodeBucket bucket) {
    return buckets.find(new BucketAccess.Code(function, deploymentPackage, bucket));
  }

  /**
   * Puts a package into a bucket (PutObject with {@code If-None-Match} and SHA-256), for {@link
   * #updateCode} to take from there. Its key names its content, so nothing is overwritten, and it
   * is safe to repeat.
   *
   * @return the object, its SHA-256 confirmed by S3
   * @throws ProblemException before anything is sent when the file was changed since it was read
   */
  public CodeSource.Stored store(
      FunctionConfiguration function, DeploymentPackage deploymentPackage, CodeBucket bucket) {
    return buckets.store(new BucketAccess.Code(function, deploymentPackage, bucket));
  }

  /**
   * Brings code into {@code $LATEST} (UpdateFunctionCode, at most 50 MB inline), and waits. Always
   * sends, also the same bytes: only an update makes the next publication a new version.
   *
   * @param asRead what {@link #describe(FunctionName)} or the last update returned
   * @return the function as read after the update took effect; it holds exactly this package
   * @throws ProblemException before anything is sent when the package is too large or its file was
   *     changed since it was read
   */
  public FunctionConfiguration updateCode(FunctionConfiguration asRead, CodeSource source) {
    return updates.code(asRead, source);
  }

  /**
   * Publishes {@code $LATEST} as an immutable version (PublishVersion) that carries {@code marker},
   * and waits until it can be invoked.
   *
   * <p>AWS answers with an older version, under that one's Description, when {@code $LATEST} was
   * not updated since; where that version is not ours the code is updated once more and then
   * published.
   *
   * @param asRead what {@link #updateCode} returned
   * @param source what {@code $LATEST} must hold
   * @throws ProblemException of kind CONFLICT when {@code $LATEST} holds something else; with AWS's
   *     reason when the version failed to start
   */
  public FunctionVersion publish(
      FunctionConfiguration asRead, CodeSource source, VersionMarker marker) {
    DeploymentPackage deploymentPackage = source.deploymentPackage();
    FunctionVersion made = updates.publish(asRead, deploymentPackage, marker);
    if (!made.isMarkedBy(marker)) {
      FunctionConfiguration renewed = updates.code(asRead, source);
      made = updates.publish(renewed, deploymentPackage, marker);
    }
    if (!made.isMarkedBy(marker) || !made.codeSha256().equals(deploymentPackage.codeSha256())) {
      throw LambdaProblems.foreignVersion(made, marker);
    }
    waiting.untilInvocable(made.arn());
    return made;
  }

  /**
   * Whether {@link #limitAsyncInvocations} was done to this version (GetFunctionEventInvokeConfig).
   */
  public boolean limitsAsyncInvocations(FunctionArn arn) {
    return api.answer(
        api.call("GetFunctionEventInvokeConfig", arn.toString()),
        client -> {
          try {
            return AsyncLimits.areSet(
                client.getFunctionEventInvokeConfig(
                    r -> r.functionName(arn.functionName().value()).qualifier(arn.qualifier())));
          } catch (ResourceNotFoundException e) {
            return false;
          }
        });
  }

  /**
   * Sets {@code MaximumRetryAttempts=0} and {@code MaximumEventAgeInSeconds=300} on exactly this
   * version (PutFunctionEventInvokeConfig, in the place of what was set on it before; it is not
   * inherited from the function). A worker that fails to start is then started once per invocation
   * by Temporal and not three times, and none is started for work of hours ago. Safe to repeat.
   */
  public void limitAsyncInvocations(FunctionArn arn) {
    AwsCall call = api.call("PutFunctionEventInvokeConfig", arn.toString());
    waiting.soon(call, client -> client.putFunctionEventInvokeConfig(AsyncLimits.request(arn)));
  }

  /**
   * The account's code storage in this Region (GetAccountSettings, on {@code *}). Empty where that
   * is denied: a release needs it for a warning only.
   */
  public Optional<CodeStorage> codeStorage() {
    return api.codeStorage();
  }

  /**
   * How many executions are reserved for all versions of a function together
   * (GetFunctionConcurrency). Empty where that is denied.
   */
  public Optional<ReservedConcurrency> reservedConcurrency(FunctionConfiguration function) {
    return api.permitted(
        api.call("GetFunctionConcurrency", function.unqualifiedArn()),
        client ->
            new ReservedConcurrency(
                Optional.ofNullable(
                    client
                        .getFunctionConcurrency(
                            r -> r.functionName(function.functionName().value()))
                        .reservedConcurrentExecutions())));
  }

  /**
   * Fetches the code of a published version (GetFunction's presigned location, which is told to
   * nobody) and checks it against the version's {@code CodeSha256}.
   *
   * @param directory an existing directory of the caller's
   * @return the zip, {@code NAME-NUMBER.zip} in {@code directory}; nothing is left there on failure
   */
  public Path download(FunctionArn arn, Path directory) {
    return downloads.fetch(arn, directory);
  }

  @Override
  public void close() {
    clients.close();
  }
}
