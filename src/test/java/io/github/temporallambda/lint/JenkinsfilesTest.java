package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Jenkinsfiles are Groovy, and Declarative Pipelines as far as that shows without a Jenkins:
 * their sections and the directives of each stage have the names that there are.
 *
 * @see <a href="https://www.jenkins.io/doc/book/pipeline/syntax/">Pipeline Syntax</a>
 */
class JenkinsfilesTest {

  private static final Path FILES = Path.of("docs/other-ci");
  private static final Set<String> SECTIONS =
      Set.of(
          "agent",
          "environment",
          "libraries",
          "options",
          "parameters",
          "post",
          "stages",
          "tools",
          "triggers");
  private static final Set<String> STAGE =
      Set.of(
          "agent", "environment", "input", "options", "post", "stages", "steps", "tools", "when");

  @ParameterizedTest
  @ValueSource(strings = {"Jenkinsfile", "Jenkinsfile.operate"})
  void isADeclarativePipeline(String name) throws IOException {
    List<MethodCallExpression> file = calls(parse(Files.readString(FILES.resolve(name))));

    assertThat(names(file)).containsExactly("pipeline");
    List<MethodCallExpression> pipeline = body(file.get(0));
    assertThat(names(pipeline)).isSubsetOf(SECTIONS).contains("agent", "stages");
    for (MethodCallExpression stage : body(only(pipeline, "stages"))) {
      assertThat(stage.getMethodAsString()).isEqualTo("stage");
      assertThat(names(body(stage))).isSubsetOf(STAGE).contains("steps");
    }
  }

  @Test
  void parserSeesABraceThatIsMissing() throws IOException {
    String sound = Files.readString(FILES.resolve("Jenkinsfile"));

    assertThatThrownBy(() -> parse(sound.replaceFirst("steps \\{", "steps")))
        .isInstanceOf(MultipleCompilationErrorsException.class);
  }

  private static BlockStatement parse(String source) {
    CompilationUnit unit = new CompilationUnit();
    unit.addSource("Jenkinsfile", source);
    unit.compile(Phases.CONVERSION);
    return unit.getAST().getModules().get(0).getStatementBlock();
  }

  private static MethodCallExpression only(List<MethodCallExpression> calls, String name) {
    return calls.stream()
        .filter(it -> it.getMethodAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(List<MethodCallExpression> calls) {
    return calls.stream().map(MethodCallExpression::getMethodAsString).toList();
  }

  /** The calls in the closure that is the last argument. */
  private static List<MethodCallExpression> body(MethodCallExpression call) {
    List<Expression> arguments = ((TupleExpression) call.getArguments()).getExpressions();
    Expression last = arguments.get(arguments.size() - 1);
    return calls((BlockStatement) ((ClosureExpression) last).getCode());
  }

  private static List<MethodCallExpression> calls(BlockStatement block) {
    return block.getStatements().stream().flatMap(JenkinsfilesTest::call).toList();
  }

  private static Stream<MethodCallExpression> call(Statement statement) {
    ASTNode node = ((ExpressionStatement) statement).getExpression();
    return Stream.of((MethodCallExpression) node);
  }
}
