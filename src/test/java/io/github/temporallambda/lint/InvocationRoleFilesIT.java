package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files that users copy for the invocation role pass the linters of their makers' or readers'
 * choice: cfn-lint for CloudFormation, a parser of HCL for Terraform.
 */
class InvocationRoleFilesIT {

  private static final Path FILES = Path.of("docs/invocation-role").toAbsolutePath();

  private final Linters linters = Linters.ofThisUser();

  @Test
  void cloudFormationPassesItsLinter() {
    linters.cfnLint().succeeds(FILES.resolve("invocation-role.yaml"));
  }

  @Test
  void linterSeesWhatIsWrong(@TempDir Path directory) throws IOException {
    Path wrong = directory.resolve("wrong.yaml");
    String template = Files.readString(FILES.resolve("invocation-role.yaml"));
    Files.writeString(wrong, template.replace("AWS::IAM::Role", "AWS::IAM::Rolle"));

    assertThat(linters.cfnLint().fails(wrong)).contains("AWS::IAM::Rolle");
  }

  @Test
  void terraformIsReadAsWhatItMeansToBe() {
    String script =
        """
        import hcl2, json, sys
        with open(sys.argv[1]) as file:
            read = hcl2.load(file)
        kinds = sorted(kind for block in read['resource'] for kind in block)
        print(' '.join(kinds))
        print(' '.join(sorted(name for block in read['variable'] for name in block)))
        """;

    String told =
        linters.pythonWithHcl().succeeds("-c", script, FILES.resolve("invocation-role.tf"));

    assertThat(told.replace("\"", "").lines())
        .containsExactly(
            "aws_iam_role aws_iam_role_policy", "external_id function_name temporal_principal");
  }

  /** One that knows a single version breaks the next release; the bare name is asked for first. */
  @Test
  void bothAllowTheSameOnTheFunctionAndEveryVersion() throws IOException {
    for (String name : List.of("invocation-role.yaml", "invocation-role.tf")) {
      assertThat(Files.readString(FILES.resolve(name)))
          .as(name)
          .contains("lambda:GetFunction", "lambda:InvokeFunction", "sts:ExternalId", ":*\"")
          .doesNotContain("lambda:*");
    }
  }
}
