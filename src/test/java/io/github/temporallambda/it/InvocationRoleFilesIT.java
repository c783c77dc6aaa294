package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files that users copy for the invocation role pass the linters of their makers' or readers'
 * choice, which are installed for it: cfn-lint for CloudFormation, a parser of HCL for Terraform.
 */
class InvocationRoleFilesIT {

  private static final Path FILES = Path.of("docs/invocation-role").toAbsolutePath();
  private static final String CFN_LINT = "cfn-lint==1.40.2";
  private static final String HCL = "python-hcl2==7.3.1";
  private static final int MINUTES = 5;

  @TempDir static Path tools;

  @BeforeAll
  static void install() throws Exception {
    run("python3", "-m", "venv", tools.toString());
    run(tool("pip"), "install", "--quiet", "--disable-pip-version-check", CFN_LINT, HCL);
  }

  @Test
  void cloudFormationPassesItsLinter() throws Exception {
    run(tool("cfn-lint"), FILES.resolve("invocation-role.yaml").toString());
  }

  @Test
  void linterSeesWhatIsWrong() throws Exception {
    Path wrong = tools.resolve("wrong.yaml");
    String template = Files.readString(FILES.resolve("invocation-role.yaml"));
    Files.writeString(wrong, template.replace("AWS::IAM::Role", "AWS::IAM::Rolle"));

    assertThat(process(tool("cfn-lint"), wrong.toString()).exitValue()).isNotZero();
  }

  @Test
  void terraformIsReadAsWhatItMeansToBe() throws Exception {
    String script =
        """
        import hcl2, json, sys
        with open(sys.argv[1]) as file:
            read = hcl2.load(file)
        kinds = sorted(kind for block in read['resource'] for kind in block)
        print(' '.join(kinds))
        print(' '.join(sorted(name for block in read['variable'] for name in block)))
        """;

    String told = run(tool("python"), "-c", script, FILES.resolve("invocation-role.tf").toString());

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

  private static String tool(String name) {
    return tools.resolve("bin").resolve(name).toString();
  }

  private static String run(String... command) throws Exception {
    Process process = process(command);
    String output = Files.readString(tools.resolve("output"));
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static Process process(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(tools.resolve("output").toFile())
            .start();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    return process;
  }
}
