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
 * choice: cfn-lint for CloudFormation, TFLint with all its rules for Terraform.
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
  void terraformPassesItsLinter() {
    linters.tflint().succeeds("--chdir=" + FILES);
  }

  @Test
  void linterSeesWhatIsWrongInTerraform(@TempDir Path directory) throws IOException {
    String template = Files.readString(FILES.resolve("invocation-role.tf"));
    Files.writeString(
        directory.resolve("wrong.tf"),
        template.replace("var.temporal_principal", "\"arn:aws:iam::123456789012:root\""));

    assertThat(linters.tflint().fails("--chdir=" + directory))
        .contains("variable \"temporal_principal\" is declared but not used");
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
        for block in read['variable']:
            for name, variable in block.items():
                for rule in variable.get('validation', []):
                    print(name.strip('"') + ': ' + str(rule['condition']))
        """;

    String told =
        linters.pythonWithHcl().succeeds("-c", script, FILES.resolve("invocation-role.tf"));

    assertThat(told.replace("\"", "").lines())
        .hasSize(4)
        .startsWith(
            "aws_iam_role aws_iam_role_policy", "external_id function_name temporal_principal")
        .anyMatch(line -> line.startsWith("external_id: ") && line.contains("<= 1224"))
        .anyMatch(line -> line.startsWith("external_id: ") && line.contains("[\\\\w+=,.@:/-]*$"));
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
