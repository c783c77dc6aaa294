package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.RehearsalInput;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions.Signal;
import io.github.temporallambda.mojo.parameter.RehearsedRelease;
import io.github.temporallambda.mojo.parameter.ReleaseOrigin;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code <rehearse>}, from the POM to values. */
class RehearsalReadingTest {

  private static final String STARTED =
      "<workflowType>Order</workflowType><taskQueue>orders</taskQueue>";

  @TempDir Path basedir;

  @Test
  void withoutReleasesThePresentArtifactIsReleasedAlone() throws Exception {
    assertThat(read("")).isEqualTo(RehearsalInput.presentAlone());
  }

  @Test
  void releasesComeInTheOrderOfThePomAndThePresentOneLast() throws Exception {
    Path zip = Files.writeString(basedir.resolve("orders-1.zip"), "");

    RehearsalInput input =
        read(
            releases(
                "<gitRef>HEAD~1</gitRef>",
                "<artifact>orders-1.zip</artifact><expect>stopped</expect>",
                "<name>v2</name><artifact>orders-1.zip</artifact><buildId>3f2c</buildId>"));

    assertThat(input.releases())
        .containsExactly(
            new RehearsedRelease(
                "HEAD~1",
                new ReleaseOrigin.GitRef("HEAD~1", "temporal-lambda.rehearse.releases[1].gitRef"),
                Expectation.ROUTED),
            new RehearsedRelease(
                "orders-1",
                new ReleaseOrigin.PackagedFile(zip, new BuildId("orders-1")),
                Expectation.STOPPED),
            new RehearsedRelease(
                "v2", new ReleaseOrigin.PackagedFile(zip, new BuildId("3f2c")), Expectation.ROUTED),
            RehearsedRelease.present());
  }

  @Test
  void somethingMayComeAfterThePresentArtifact() throws Exception {
    RehearsalInput input =
        read(releases("<name>mine</name><present>true</present>", "<gitRef>next</gitRef>"));

    assertThat(input.releases()).extracting(RehearsedRelease::name).containsExactly("mine", "next");
    assertThat(input.releases().get(0).isPresent()).isTrue();
  }

  @Test
  void executionsAreOneAndOpenAfterTheFirstReleaseUnlessSaidOtherwise() throws Exception {
    RehearsalInput input = read(releases("<gitRef>main</gitRef>") + executions(STARTED));

    assertThat(input.executions())
        .containsExactly(
            new RehearsedExecutions(
                "main", "Order", "orders", List.of(), 1, false, Optional.empty()));
  }

  @Test
  void allThatCanBeSaidOfExecutionsIsRead() throws Exception {
    RehearsalInput input =
        read(
            releases("<gitRef>main</gitRef>")
                + executions(
                    STARTED
                        + "<after>present</after><inputs><input>\"a\"</input><input>7</input>"
                        + "</inputs><count>3</count><leave>awaited</leave>",
                    STARTED
                        + "<input>{\"id\": 1}</input><signal><name>approve</name><input>true</input>"
                        + "</signal><signalAfter>present</signalAfter>"));

    assertThat(input.executions())
        .containsExactly(
            new RehearsedExecutions(
                "present", "Order", "orders", List.of("\"a\"", "7"), 3, true, Optional.empty()),
            new RehearsedExecutions(
                "main",
                "Order",
                "orders",
                List.of("{\"id\": 1}"),
                1,
                false,
                Optional.of(new Signal("approve", List.of("true"), "present"))));
    assertThat(input.toString()).doesNotContain("\"id\"").doesNotContain("\"a\"");
  }

  @Test
  void everythingWrongIsToldAtOnceUnderItsFullName() throws Exception {
    List<String> problems =
        problems(
            releases(
                    "<name>a/b</name><gitRef>main</gitRef>",
                    "<name>two</name><gitRef>main</gitRef><present>true</present>",
                    "<name>none</name>",
                    "<artifact>missing.zip</artifact>",
                    "<present>yes</present>",
                    "<gitRef>v1</gitRef><expect>fails</expect><buildId>x</buildId>")
                + executions(
                    "<after>nowhere</after><count>0</count><leave>closed</leave><input>{</input>",
                    STARTED
                        + "<after>v1</after><leave>awaited</leave>"
                        + "<signal><name>go</name></signal>",
                    STARTED
                        + "<after>v1</after><signal><input>x</input></signal>"
                        + "<signalAfter>two</signalAfter>",
                    STARTED
                        + "<input>1</input><inputs><input>2</input></inputs>"
                        + "<signalAfter>two</signalAfter>"));

    String block = "temporal-lambda.rehearse.";
    assertThat(problems)
        .anyMatch(
            text -> text.startsWith(block + "releases[1].name: 'a/b' is not a release's name"))
        .anyMatch(text -> text.startsWith(block + "releases[2]: a release comes from one of"))
        .anyMatch(text -> text.startsWith(block + "releases[3]: a release comes from one of"))
        .anyMatch(text -> text.startsWith(block + "releases[4].artifact: there is no file"))
        .anyMatch(text -> text.startsWith(block + "releases[5].present: 'yes' is not true"))
        .anyMatch(text -> text.startsWith(block + "releases[6].expect: 'fails' is neither routed"))
        .anyMatch(text -> text.startsWith(block + "releases[6].buildId: only an artifact has one"))
        .anyMatch(text -> text.startsWith(block + "releases: the present artifact is there twice"))
        .anyMatch(text -> text.startsWith(block + "executions[1].after: no release is named"))
        .anyMatch(text -> text.startsWith(block + "executions[1].workflowType: it is missing"))
        .anyMatch(text -> text.startsWith(block + "executions[1].taskQueue: it is missing"))
        .anyMatch(
            text -> text.startsWith(block + "executions[1].count: '0' is not a number from 1"))
        .anyMatch(text -> text.startsWith(block + "executions[1].leave: 'closed' is neither open"))
        .anyMatch(text -> text.startsWith(block + "executions[1].input: the value is not JSON"))
        .anyMatch(text -> text.startsWith(block + "executions[2].signal: what has completed"))
        .anyMatch(text -> text.startsWith(block + "executions[3].signal.name: it is missing"))
        .anyMatch(text -> text.startsWith(block + "executions[3].signal.input: the value is not"))
        .anyMatch(text -> text.startsWith(block + "executions[3].signalAfter: release 'two' comes"))
        .anyMatch(text -> text.startsWith(block + "executions[4].inputs: input is given as well"))
        .anyMatch(text -> text.startsWith(block + "executions[4].signalAfter: there is no signal"))
        .hasSize(20);
  }

  @Test
  void twoReleasesCannotShareANameOrTheDirectoryOfTheirReports() throws Exception {
    assertThat(problems(releases("<gitRef>HEAD~1</gitRef>", "<gitRef>HEAD^1</gitRef>")))
        .hasSize(2)
        .allMatch(text -> text.contains("another release is named"));
    assertThat(problems(releases("<name>present</name><gitRef>v1</gitRef>"))).hasSize(1);
  }

  @Test
  void mavenItselfRefusesAnElementThatNobodyKnows() {
    for (String block :
        List.of(
            "<relases/>",
            releases("<gitref>main</gitref>"),
            executions("<workflow>Order</workflow>"),
            executions("<signal><nam>go</nam></signal>"))) {
      assertThatThrownBy(() -> read(block))
          .isInstanceOf(ComponentConfigurationException.class)
          .hasMessageContaining("Cannot find");
    }
  }

  @Test
  void goalStopsWithTheProblemsOfTheBlockAmongItsOthers() {
    GoalBench bench =
        GoalBench.withConfiguration(
            basedir, "<rehearse>" + releases("<expect>maybe</expect>") + "</rehearse>");

    assertThatThrownBy(() -> bench.run("rehearse"))
        .hasMessageContaining("temporal-lambda.deploymentName is missing")
        .hasMessageContaining("temporal-lambda.rehearse.releases[1].expect: 'maybe'");
  }

  private List<String> problems(String block) throws Exception {
    ParameterReader in = new ParameterReader();
    reading(in, block);
    try {
      in.finish();
      return List.of();
    } catch (ProblemException e) {
      return e.problems().stream().map(Problem::what).toList();
    }
  }

  private RehearsalInput read(String block) throws Exception {
    ParameterReader in = new ParameterReader();
    Supplier<RehearsalInput> input = reading(in, block);
    in.finish();
    return input.get();
  }

  private Supplier<RehearsalInput> reading(ParameterReader in, String block) throws Exception {
    RehearseMojo goal =
        (RehearseMojo)
            GoalBench.withConfiguration(basedir, "<rehearse>" + block + "</rehearse>")
                .bind("rehearse");
    return new RehearsalReading(in, Objects.requireNonNull(goal.rehearse)).read();
  }

  private static String releases(String... each) {
    return list("release", each);
  }

  private static String executions(String... each) {
    return list("execution", each);
  }

  private static String list(String element, String... each) {
    StringBuilder list = new StringBuilder("<" + element + "s>");
    for (String one : each) {
      list.append("<" + element + ">").append(one).append("</" + element + ">");
    }
    return list.append("</" + element + "s>").toString();
  }
}
