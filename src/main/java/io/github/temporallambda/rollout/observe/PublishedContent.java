package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.artifact.ContentDifference;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.plan.OtherContent;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what was published under the candidate's Build ID, where that is something else. */
final class PublishedContent {

  private PublishedContent() {}

  /**
   * In what the candidate differs from what was published under its Build ID. Fetches code only
   * where a marker tells of other content; empty where none does.
   *
   * @throws ProblemException when that code cannot be fetched: with the contradiction, which is
   *     certain, and with why it could not be looked into
   */
  static Optional<ContentDifference> difference(
      LambdaFunctions functions, List<FunctionVersion> published, RolloutRequest request) {
    return OtherContent.published(published, request)
        .map(version -> difference(functions, version, request));
  }

  private static ContentDifference difference(
      LambdaFunctions functions, FunctionVersion published, RolloutRequest request) {
    try (Workspace workspace = Workspace.create()) {
      Path code = functions.download(published.arn(), workspace.directory("published"));
      return ContentDifference.between(PackageReader.read(code), request.candidate().artifact());
    } catch (ProblemException e) {
      List<Problem> all = new ArrayList<>();
      all.add(OtherContent.problem(published, request, Optional.empty()));
      all.addAll(e.problems());
      throw new ProblemException(all);
    }
  }
}
