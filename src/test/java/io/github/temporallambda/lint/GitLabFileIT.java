package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline for GitLab fits GitLab's own schema, as check-jsonschema brings it. */
class GitLabFileIT {

  private static final Path PIPELINE = Path.of("docs/other-ci/gitlab-ci.yml");

  private final Tool schema =
      Linters.ofThisUser().checkJsonschema().and("--builtin-schema", "vendor.gitlab-ci");

  @TempDir Path temporary;

  @Test
  void fitsTheSchema() {
    schema.succeeds(PIPELINE);
  }

  /** The schema passes over what hidden jobs hold, and all the others extend them. */
  @Test
  void fitsTheSchemaInWhatItsHiddenJobsHold() throws IOException {
    schema.succeeds(visible(Files.readString(PIPELINE)));
  }

  @Test
  void schemaSeesWhatIsNoTimeToKeepReports() throws IOException {
    Path planted = visible(Files.readString(PIPELINE).replace("when: always", "when: ever"));

    assertThat(schema.fails(planted)).contains("$.reported.artifacts.when: 'ever' is not one of");
  }

  private Path visible(String pipeline) throws IOException {
    String visible = pipeline.replaceAll("(?m)^\\.|(?<=extends: )\\.", "");
    assertThat(visible).contains("\nreported:", "extends: reported");
    return Files.writeString(temporary.resolve("visible.yml"), visible);
  }
}
