package io.github.temporallambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The rooms and the arrows between them, as {@code docs/architecture.md} draws them. */
@AnalyzeClasses(packages = "io.github.temporallambda", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String ROOT = "io.github.temporallambda.";

  @ArchTest
  static final ArchRule roomsDependOnEarlierRoomsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.github.temporallambda..")
          .layer("problem")
          .definedBy(ROOT + "problem..")
          .layer("buildid")
          .definedBy(ROOT + "buildid..")
          .layer("artifact")
          .definedBy(ROOT + "artifact..")
          .layer("handler")
          .definedBy(ROOT + "handler..")
          .layer("connection")
          .definedBy(ROOT + "connection..")
          .layer("history")
          .definedBy(ROOT + "history..")
          .layer("replay")
          .definedBy(ROOT + "replay..")
          .layer("lambda")
          .definedBy(ROOT + "lambda..")
          .layer("deployment")
          .definedBy(ROOT + "deployment..")
          .layer("report")
          .definedBy(ROOT + "report..")
          .layer("rollout")
          .definedBy(ROOT + "rollout..")
          .layer("local")
          .definedBy(ROOT + "local..")
          .layer("mojo")
          .definedBy(ROOT + "mojo..")
          .whereLayer("mojo")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("local")
          .mayOnlyBeAccessedByLayers("mojo")
          .whereLayer("rollout")
          .mayOnlyBeAccessedByLayers("mojo")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("rollout", "mojo")
          .whereLayer("deployment")
          .mayOnlyBeAccessedByLayers("report", "rollout", "mojo")
          .whereLayer("lambda")
          .mayOnlyBeAccessedByLayers("deployment", "report", "rollout", "mojo")
          .whereLayer("replay")
          .mayOnlyBeAccessedByLayers("deployment", "report", "rollout", "mojo")
          .whereLayer("history")
          .mayOnlyBeAccessedByLayers("replay", "report", "rollout", "mojo")
          .whereLayer("connection")
          .mayOnlyBeAccessedByLayers("history", "deployment", "rollout", "mojo");

  /** What is observed, planned and done knows no goal; the goals' own pages know all of it. */
  @ArchTest
  static final ArchRule roomsOfARolloutDependOnEarlierRoomsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "rollout..")
          .layer("gate")
          .definedBy(ROOT + "rollout.gate..")
          .layer("audit")
          .definedBy(ROOT + "rollout.audit..")
          .layer("request")
          .definedBy(ROOT + "rollout.request..")
          .layer("metadata")
          .definedBy(ROOT + "rollout.metadata..")
          .layer("plan")
          .definedBy(ROOT + "rollout.plan..")
          .layer("run")
          .definedBy(ROOT + "rollout.run..")
          .layer("observe")
          .definedBy(ROOT + "rollout.observe..")
          .layer("step")
          .definedBy(ROOT + "rollout.step..")
          .layer("status")
          .definedBy(ROOT + "rollout.status..")
          .layer("rollback")
          .definedBy(ROOT + "rollout.rollback..")
          .layer("cache")
          .definedBy(ROOT + "rollout.cache..")
          .layer("goals")
          .definedBy(ROOT + "rollout")
          .whereLayer("gate")
          .mayNotAccessAnyLayer()
          .whereLayer("audit")
          .mayNotAccessAnyLayer()
          .whereLayer("request")
          .mayOnlyAccessLayers("gate")
          .whereLayer("metadata")
          .mayOnlyAccessLayers("request")
          .whereLayer("plan")
          .mayOnlyAccessLayers("request", "metadata")
          .whereLayer("run")
          .mayOnlyAccessLayers("request", "metadata", "plan")
          .whereLayer("observe")
          .mayOnlyAccessLayers("gate", "request", "metadata", "plan", "run")
          .whereLayer("step")
          .mayOnlyAccessLayers("gate", "request", "metadata", "plan", "run", "observe")
          .whereLayer("status")
          .mayOnlyAccessLayers("audit", "metadata", "observe")
          .whereLayer("rollback")
          .mayOnlyAccessLayers("gate", "request", "metadata", "plan", "run", "observe", "step")
          .whereLayer("cache")
          .mayOnlyAccessLayers("gate", "goals")
          .whereLayer("goals")
          .mayOnlyBeAccessedByLayers("cache");

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule mavenStaysInMojo = staysIn("org.apache.maven..", "mojo..");

  @ArchTest static final ArchRule gitStaysInBuildId = staysIn("org.eclipse.jgit..", "buildid..");

  @ArchTest
  static final ArchRule awsStaysInLambda = staysIn("software.amazon.awssdk..", "lambda..");

  @ArchTest
  static final ArchRule grpcStaysWhereTemporalIsSpokenTo =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + "connection..",
              ROOT + "history..",
              ROOT + "replay..",
              ROOT + "deployment..",
              ROOT + "local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "io.temporal..");

  @ArchTest
  static final ArchRule theHandlerHostNeedsTheJdkAlone =
      noClasses()
          .that()
          .haveNameMatching(".*\\.HandlerHost(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", ROOT + "handler..");

  @ArchTest
  static final ArchRule nobodySetsSystemProperties =
      noClasses().should().callMethod(System.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule theClockIsPassedIn =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "mojo..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule theEnvironmentIsPassedIn =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "mojo..")
          .and()
          .doNotHaveSimpleName("HandlerHost")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule whatIsAskedForRememberedAndPlannedIsPure =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "rollout.request..", ROOT + "rollout.metadata..", ROOT + "rollout.plan..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              ".*\\.(LambdaFunctions|WorkerDeployments|ReplayGate|Narration|TemporalConnection)")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..");

  private static ArchRule staysIn(String library, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
