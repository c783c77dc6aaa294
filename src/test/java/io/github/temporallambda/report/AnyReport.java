package io.github.temporallambda.report;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.cause.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A report with every part there or not, by chance; the same one for the same seed. */
final class AnyReport {

  private static final List<String> GOALS =
      List.of(
          "rollout",
          "rollout-no-fork",
          "promote",
          "publish",
          "register",
          "set-current",
          "rollback",
          "status",
          "record",
          "replay",
          "rehearse");

  private final Chance chance;
  private final DeploymentVersionId id;

  private AnyReport(long seed) {
    this.chance = new Chance(seed);
    this.id =
        new DeploymentVersionId(new DeploymentName(chance.word()), new BuildId(chance.word()));
  }

  static RolloutReport of(long seed) {
    return new AnyReport(seed).report();
  }

  private RolloutReport report() {
    RunOutcome outcome = chance.of(List.of(RunOutcome.values()));
    AnyGate gates = new AnyGate(chance);
    Optional<GateVerdict> gate = chance.maybe(() -> gates.gate(outcome == RunOutcome.FAILED));
    Optional<RoutingState> after = chance.maybe(this::routing);
    Optional<GoalFacts> facts =
        after.flatMap(state -> chance.maybe(() -> new AnyFacts(chance).facts(state)));
    return new RolloutReport(
        new RolloutReport.Run(
            Optional.of(new ReportId(chance.word())),
            chance.of(GOALS),
            new RolloutReport.Span(chance.instant(), took())),
        ending(outcome, gate.map(GateVerdict::problems).orElse(List.of())),
        release(),
        gate,
        new Work(chance.some(4, this::planned), chance.some(4, this::step)),
        new RoutingFacts(
            chance.maybe(this::routing),
            after,
            chance.maybe(this::rollback),
            chance.maybe(() -> "mvn " + chance.text().replace("\n", ""))),
        facts,
        sources(gate));
  }

  private Ending ending(RunOutcome outcome, List<Problem> ofGate) {
    List<String> warnings = chance.some(2, chance::text);
    return switch (outcome) {
      case FAILED -> {
        List<Problem> problems = new ArrayList<>(ofGate);
        problems.addAll(chance.some(2, () -> problem(chance)));
        yield Ending.failed(problems.isEmpty() ? List.of(problem(chance)) : problems)
            .withWarnings(warnings);
      }
      case WAITING ->
          Ending.waiting(new Ending.Pause(chance.instant(), chance.text())).withWarnings(warnings);
      default -> Ending.well(outcome).withWarnings(warnings);
    };
  }

  static Problem problem(Chance chance) {
    return new Problem(
        chance.of(List.of(ProblemKind.values())),
        chance.text(),
        chance.some(2, chance::text),
        chance.some(2, chance::text));
  }

  private ReleaseFacts release() {
    ReleaseFacts facts =
        new ReleaseFacts(
            chance.maybe(id::deploymentName),
            chance.maybe(id::buildId),
            chance.maybe(this::commit),
            chance.maybe(this::artifact),
            Optional.empty(),
            Optional.empty());
    return switch (chance.upTo(3)) {
      case 0 -> facts;
      case 1 -> facts.withUnqualifiedArn(arn().unqualified());
      default -> facts.withFunctionArn(arn());
    };
  }

  private GitCommit commit() {
    boolean dirty = chance.toss();
    return new GitCommit(
        Path.of("."),
        String.format(Locale.ROOT, "%040d", chance.number()),
        chance.instant(),
        dirty ? List.of(chance.text()) : List.of(),
        dirty ? chance.word() : "",
        chance.toss());
  }

  private DeploymentPackage artifact() {
    return new DeploymentPackage(
        Path.of("target", chance.word() + ".zip"),
        chance.number() * 1_000L,
        CodeSha256.of(
            String.format(Locale.ROOT, "%032d", chance.number()).getBytes(StandardCharsets.UTF_8)),
        new ContentDigest(String.format(Locale.ROOT, "%064d", chance.number())));
  }

  private FunctionArn arn() {
    return new FunctionArn(
        "aws", "eu-west-1", "123456789012", new FunctionName(chance.word()), chance.number());
  }

  private PlanLine planned() {
    return new PlanLine(chance.word(), chance.text(), chance.of(List.of(PlanLine.Effect.values())));
  }

  private StepReport step() {
    return new StepReport(
        chance.word(),
        chance.of(List.of(StepStatus.values())),
        chance.text(),
        chance.instant(),
        took());
  }

  private RoutingState routing() {
    return new RoutingState(
        id.deploymentName(),
        chance.maybe(() -> chance.versionOf(id)),
        chance.maybe(
            () ->
                new Ramp(
                    chance.maybe(() -> chance.versionOf(id)),
                    chance.upTo(1_000) / 10f,
                    chance.maybe(chance::instant))),
        new ConflictToken("dG9rZW4="),
        chance.toss(),
        chance.text(),
        chance.text(),
        new AnyFacts(chance).summaries());
  }

  private RollbackFacts rollback() {
    return new RollbackFacts(
        new RollbackFacts.Course(
            chance.maybe(() -> chance.versionOf(id)),
            chance.some(2, () -> chance.versionOf(id)),
            chance.some(2, () -> chance.versionOf(id)),
            chance.some(2, chance::text)),
        chance.some(3, this::placed),
        chance.some(3, this::placed),
        chance.some(3, this::placed),
        chance.some(3, this::placed),
        chance.maybe(() -> "mvn " + chance.text()));
  }

  private PlacedExecution placed() {
    return new PlacedExecution(
        chance.text(),
        chance.text(),
        chance.word(),
        chance.versionOf(id),
        chance.maybe(chance::text).orElse(""));
  }

  private Duration took() {
    return Duration.ofMillis(chance.number());
  }

  /** Some of the frames are found in the repository. */
  private Map<Frame, SourceLine> sources(Optional<GateVerdict> gate) {
    Map<Frame, SourceLine> sources = new LinkedHashMap<>();
    gate.stream()
        .flatMap(verdict -> verdict.causes().stream())
        .flatMap(cause -> cause.explanation().code().stream())
        .flatMap(frame -> chance.toss() ? Stream.of(frame) : Stream.empty())
        .forEach(
            frame ->
                sources.put(
                    frame,
                    new SourceLine("src/" + chance.word() + "/a,b:c.java", chance.number())));
    return sources;
  }
}
