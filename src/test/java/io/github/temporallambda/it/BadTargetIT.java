package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** One Maven build for all of them: each is a module of its own. */
@ExtendWith(LocalStackExtension.class)
class BadTargetIT {

  private static final String GOOD = "bad-target-none";
  private static final String HANDLER = "com.example.bad.Handler::handle";

  private static final List<Target> TARGETS =
      List.of(
          new Target("unknown-function", "no-such-function", "no-such-function"),
          new Target("native-runtime", "bad-target-native", "bad-target-native", "provided.al2023"),
          new Target("container-image", "bad-target-image", "container image"),
          new Target("short-timeout", "bad-target-short", "timeout of 59 s", "at least 60 s"),
          new Target(
              "two-at-once", "bad-target-both", "timeout of 30 s", "runs on provided.al2023"),
          new Target("other-namespace", "bad-target-elsewhere", "TEMPORAL_NAMESPACE"),
          new Target("server-unreachable", GOOD, "127.0.0.1:1 cannot be reached")
              .with("address", "127.0.0.1:1"),
          new Target("namespace-unknown", GOOD, "no namespace 'nowhere'")
              .with("namespace", "nowhere"),
          new Target("dotted-deployment", GOOD, "temporal-lambda.deploymentName", "my.orders")
              .with("deploymentName", "my.orders"),
          new Target("handler-missing", GOOD, "temporal-lambda.handler", "com.example.Missing")
              .with("handler", "com.example.Missing"),
          new Target(
                  "two-parameters",
                  "no good",
                  "temporal-lambda.functionName",
                  "temporal-lambda.deploymentName")
              .with("deploymentName", "a.b"));

  @TempDir Path temporary;

  @Test
  void eachIsToldAndNothingIsWritten(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, GOOD)) {
      List<String> functions = createUnsuitable(bench.account());
      ItProject project = ItProject.copy("bad-targets", temporary);
      TARGETS.forEach(target -> target.addTo(project));
      project.commit("Add the targets");
      List<Object> before = everything(bench, functions);

      MavenResult result = bench.maven(project).options("-fae").goals("verify").fails();

      SoftAssertions told = new SoftAssertions();
      TARGETS.forEach(
          target ->
              told.assertThat(target.failure(result.console()))
                  .as(target.module())
                  .contains(target.told())
                  .contains("Next: "));
      told.assertAll();
      assertThat(everything(bench, functions)).isEqualTo(before);
      functions.forEach(bench.account()::delete);
    }
  }

  @Test
  void withoutAGitRepositoryNothingIsReleased(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, "bad-target-no-git")) {
      ItProject project = ItProject.copyWithoutGit("bad-targets", temporary);
      new Target("no-git", "bad-target-no-git", "no git repository").addTo(project);
      Snapshot before = bench.snapshot();

      MavenResult result = bench.maven(project).goals("verify").fails();

      assertThat(result.console()).contains("There is no git repository", "git init");
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }

  /** Returns the names of what was created. */
  private static List<String> createUnsuitable(Account account) {
    account.create("bad-target-native", function -> function.runtime("provided.al2023"));
    account.create("bad-target-short", function -> function.timeout(59));
    account.create("bad-target-both", function -> function.runtime("provided.al2023").timeout(30));
    account.create(
        "bad-target-elsewhere",
        function ->
            function.environment(
                environment -> environment.variables(Map.of("TEMPORAL_NAMESPACE", "elsewhere"))));
    createImage(account);
    return List.of(
        "bad-target-native",
        "bad-target-short",
        "bad-target-both",
        "bad-target-elsewhere",
        "bad-target-image");
  }

  private static void createImage(Account account) {
    var unused =
        account
            .lambda()
            .createFunction(
                create ->
                    create
                        .functionName("bad-target-image")
                        .role("arn:aws:iam::123456789012:role/worker")
                        .packageType(PackageType.IMAGE)
                        .timeout(120)
                        .code(
                            code ->
                                code.imageUri(
                                    "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:1")));
    account
        .lambda()
        .waiter()
        .waitUntilFunctionActiveV2(get -> get.functionName("bad-target-image"));
  }

  private static List<Object> everything(ReleaseBench bench, List<String> functions) {
    return List.of(
        bench.snapshot(), functions.stream().map(bench.account()::everythingOf).toList());
  }

  /** A module that is to be released to {@code functionName}, and what it has to be told. */
  private record Target(
      String module, String functionName, Map<String, String> changes, List<String> told) {

    Target(String module, String functionName, String... told) {
      this(module, functionName, Map.of(), List.of(told));
    }

    Target with(String parameter, String value) {
      return new Target(module, functionName, Map.of(parameter, value), told);
    }

    void addTo(ItProject project) {
      project
          .replace("pom.xml", "</modules>", "  <module>" + module + "</module>\n  </modules>")
          .write(module + "/pom.xml", pom());
    }

    /** What Maven tells of this module at the end of the build. */
    String failure(String console) {
      Matcher failure =
          Pattern.compile(
                  "on project " + module + ": (.*?)^\\[ERROR\\] -> ",
                  Pattern.DOTALL | Pattern.MULTILINE)
              .matcher(console);
      return failure.find() ? failure.group(1) : "nothing";
    }

    private String pom() {
      Map<String, String> parameters = new TreeMap<>();
      parameters.put("functionName", functionName);
      parameters.put("deploymentName", GOOD);
      parameters.put("handler", HANDLER);
      parameters.putAll(changes);
      String configuration =
          parameters.entrySet().stream()
              .map(one -> "<" + one.getKey() + ">" + one.getValue() + "</" + one.getKey() + ">")
              .collect(Collectors.joining());
      return """
          <project>
            <modelVersion>4.0.0</modelVersion>
            <parent>
              <groupId>com.example</groupId>
              <artifactId>bad-targets</artifactId>
              <version>1.0-SNAPSHOT</version>
            </parent>
            <artifactId>%s</artifactId>
            <build>
              <plugins>
                <plugin>
                  <groupId>io.github.temporal-lambda</groupId>
                  <artifactId>temporal-lambda-maven-plugin</artifactId>
                  <configuration>%s</configuration>
                </plugin>
              </plugins>
            </build>
          </project>
          """
          .formatted(module, configuration);
    }
  }
}
