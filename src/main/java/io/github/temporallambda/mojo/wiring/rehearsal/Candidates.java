package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.BuildIdDerivation;
import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.buildid.CommitCheckout;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.buildid.Revision;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RehearsedRelease;
import io.github.temporallambda.mojo.parameter.ReleaseOrigin;
import io.github.temporallambda.mojo.wiring.Preparation;
import io.github.temporallambda.mojo.wiring.Surroundings;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.ReleaseMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes what the releases of a rehearsal release. */
final class Candidates {

  private final Surroundings surroundings;
  private final Rehearsal.Wanted wanted;
  private final RehearsalReports reports;
  private final Steps steps;

  Candidates(
      Surroundings surroundings, Rehearsal.Wanted wanted, RehearsalReports reports, Steps steps) {
    this.surroundings = surroundings;
    this.wanted = wanted;
    this.reports = reports;
    this.steps = steps;
  }

  /**
   * All of them, in order, before anything is started. Commits are built within {@code workspace},
   * which has to stay until the rehearsal ends.
   *
   * @throws ProblemException with what is wrong with any of them
   */
  List<PreparedRelease> prepare(Workspace workspace) {
    Preparation preparation = new Preparation();
    List<Supplier<PreparedRelease>> parts = new ArrayList<>();
    if (wanted.release().choices().mode() instanceof ReleaseMode.Development) {
      preparation.part(Candidates::notInDevelopment);
    }
    boolean presentIsReleased = false;
    for (RehearsedRelease release : wanted.reached().releases()) {
      presentIsReleased |= release.isPresent();
      boolean sourcesAreKnown = presentIsReleased;
      parts.add(preparation.part(() -> prepare(release, workspace, sourcesAreKnown)));
    }
    preparation.finish();
    return parts.stream().map(Supplier::get).toList();
  }

  /**
   * @param presentIsReleased whether the present committed histories were recorded before this
   *     release: an earlier one need not replay what later ones recorded
   */
  private PreparedRelease prepare(
      RehearsedRelease release, Workspace workspace, boolean presentIsReleased) {
    ReleaseOrigin origin = release.origin();
    if (origin instanceof ReleaseOrigin.GitRef gitRef) {
      return steps.step("build", () -> built(release, gitRef, workspace));
    }
    Optional<Path> histories =
        presentIsReleased ? wanted.release().gate().histories() : Optional.empty();
    if (origin instanceof ReleaseOrigin.PackagedFile file) {
      Candidate candidate = candidate(file.buildId(), Optional.empty(), file.file());
      return new PreparedRelease(release, candidate, histories);
    }
    // Of the work tree as it is: what is rehearsed goes nowhere.
    Revision head = source().read(surroundings.directory());
    Candidate candidate =
        candidate(
            BuildIdDerivation.derive(head, true),
            Optional.of(head.commit()),
            wanted.release().built().file());
    return new PreparedRelease(release, candidate, histories);
  }

  private Steps.Told<PreparedRelease> built(
      RehearsedRelease release, ReleaseOrigin.GitRef gitRef, Workspace workspace) {
    CommitCheckout checkout =
        CommitCheckout.of(surroundings.directory(), gitRef.ref(), workspace.directory("checkout"))
            .orElseThrow(() -> new ProblemException(noCommit(gitRef)));
    Path log = reports.buildLog(release.directoryName());
    steps.progress(
        "packaging "
            + release.name()
            + ", commit "
            + checkout.commit().id()
            + "; its output goes to "
            + surroundings.shown(log));
    Path file = new CommitBuild(wanted.maven().get(), log).run(checkout, release.name());
    Candidate candidate =
        candidate(
            BuildIdDerivation.derive(revision(checkout), false),
            Optional.of(checkout.commit()),
            file);
    Optional<Path> histories =
        wanted
            .release()
            .gate()
            .histories()
            .flatMap(checkout::counterpart)
            .filter(Files::isDirectory);
    return new Steps.Told<>(
        new PreparedRelease(release, candidate, histories),
        release.name() + " is " + candidate.id() + ", " + file.getFileName());
  }

  private Candidate candidate(BuildId buildId, Optional<GitCommit> commit, Path file) {
    return new Candidate(
        new DeploymentVersionId(deploymentName(), buildId),
        commit,
        PackageReader.read(file),
        Optional.of(wanted.handler()));
  }

  private BuildIdSource source() {
    return wanted.release().built().source();
  }

  /** Of the module as that commit has it. */
  private Revision revision(CommitCheckout checkout) {
    return source().read(checkout.counterpart(surroundings.directory()).orElse(checkout.root()));
  }

  private DeploymentName deploymentName() {
    return wanted.release().connection().deploymentName();
  }

  private static PreparedRelease notInDevelopment() {
    throw new ProblemException(
        Problem.configuration(
            PropertyNames.DEVELOPMENT
                + ": a rehearsal goes from one version to the next, and development mode has one.",
            "leave it out with temporal-lambda:rehearse"));
  }

  private static Problem noCommit(ReleaseOrigin.GitRef gitRef) {
    return Problem.configuration(
        gitRef.parameter() + ": '" + gitRef.ref() + "' names no commit of this repository.",
        "correct <gitRef>; in a shallow clone, fetch more of it: git fetch --deepen=50");
  }
}
