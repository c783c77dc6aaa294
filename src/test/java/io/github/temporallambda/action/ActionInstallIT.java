package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionResult.Conclusion;
import io.github.temporallambda.it.InnerMaven;
import io.github.temporallambda.it.ItProject;
import io.github.temporallambda.it.SourceTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The action installs its own checkout with a real Maven: its files as GitHub unpacks an action,
 * without git, and a local repository that was empty.
 */
class ActionInstallIT {

  private static final String WORDING =
      "src/main/java/io/github/temporallambda/report/Wording.java";
  private static final String LATER = "succeeded as a later commit says";

  @TempDir Path checkout;
  @TempDir Path workspace;
  @TempDir Path runner;
  @TempDir Path repository;

  @Test
  void checkoutIsInstalledWhereNobodyHasThePluginAndAgainWhereAnOlderOneOfItsNameIsKept() {
    Path action = checkout.resolve("action");
    SourceTree.copy(Path.of("").toAbsolutePath(), action);
    ItProject project = ItProject.copy("order-worker", workspace);

    ActionResult unresolved = run(action, project, "9.9.9");

    assertThat(unresolved.conclusion()).as(unresolved.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(unresolved.output("outcome")).isEqualTo("succeeded");
    assertThat(unresolved.messages("warning"))
        .singleElement()
        .asString()
        .startsWith("plugin-version: 9.9.9 cannot be resolved; ");
    assertThat(unresolved.summary()).contains(" succeeded in ").doesNotContain(LATER);

    new ActionCheckout(action).replace(WORDING, "\" succeeded\"", "\" " + LATER + "\"");

    ActionResult later = run(action, project, own(action));

    assertThat(later.conclusion()).as(later.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(later.annotations()).isEmpty();
    assertThat(later.summary()).contains(LATER);
  }

  private static String own(Path action) {
    return ActionDefinition.read(action.resolve("action.yml"))
        .input("plugin-version")
        .defaultValue();
  }

  private ActionResult run(Path action, ItProject project, String pluginVersion) {
    ActionRun run =
        ActionRun.of(action, project.repository(), runner.resolve(pluginVersion))
            .with("goal", "build-id")
            .with("plugin-version", pluginVersion)
            .with("working-directory", "order-worker")
            .with("maven-executable", InnerMaven.executable().toString())
            .with("arguments", String.join("\n", InnerMaven.optionsWith(repository)));
    InnerMaven.environment().forEach(run::environment);
    return run.run();
  }
}
