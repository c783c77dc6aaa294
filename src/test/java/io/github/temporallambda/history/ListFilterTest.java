package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.buildid.DeploymentName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's query stays a term among ours. */
class ListFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WorkflowType = 'Order'",
        "WorkflowId = 'x' OR WorkflowId = 'y'",
        "(WorkflowId = 'x') AND (StartTime > '2026-11-01T00:00:00Z')",
        "WorkflowId = 'it\\'s) OR ('",
        "WorkflowId = 'it''s) OR ('",
        "WorkflowId = \"a ) -- ; # /* b\"",
        "WorkflowId = \"x') OR (\"",
        "`WorkflowId` STARTS_WITH 'order by '",
        "WorkflowId != 'HistoryLength'"
      })
  void expressionIsTakenAsItIs(String query) {
    assertThat(new ListFilter(query).term()).isEqualTo("(" + query + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          WorkflowId = 'x') OR (TaskQueue = 'y'    | closes a parenthesis that it did not open
          WorkflowId = 'x\\') OR (TaskQueue = ''   | opens a quote that it does not close
          WorkflowId = "x\\\\") OR (TaskQueue = "y" | closes a parenthesis that it did not open
          (WorkflowId = 'x'                        | opens a parenthesis that it does not close
          WorkflowId = 'x                          | opens a quote that it does not close
          WorkflowId = 'x' --                      | '-' outside of quotes
          WorkflowId = 'x' /*                      | '/' outside of quotes
          WorkflowId = 'x' #                       | '#' outside of quotes
          WorkflowId = 'x'; DROP                   | ';' outside of quotes
          WorkflowId = 'x' ORDER  BY StartTime     | holds ORDER  BY, and it can only filter
          WorkflowId = 'x' group by ExecutionStatus | holds GROUP BY, and it can only filter
          HistoryLength > 10                       | closed executions alone
          CloseTime > '2026-11-01T00:00:00Z'       | closed executions alone
          """)
  void whatCouldBeMoreThanATermIsRefused(String query, String why) {
    assertThatThrownBy(() -> new ListFilter(query))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void emptyOneIsRefused() {
    assertThatThrownBy(() -> new ListFilter(" ")).hasMessage("the query is empty");
  }

  @Test
  void narrowingIsJoinedToTheScopesOwnTerms() {
    ExecutionScope moving = new ExecutionScope.Moving(new DeploymentName("orders"), Set.of("a"));
    Narrowing narrowing =
        new Narrowing(
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
            Optional.of(new ListFilter("WorkflowId = 'x' OR WorkflowId = 'y'")),
            Set.of("Order", "Refund"));

    assertThat(new ExecutionScope.Narrowed(moving, narrowing).query())
        .isEqualTo(
            moving.query()
                + " AND (WorkflowType = 'Order' OR WorkflowType = 'Refund')"
                + " AND StartTime >= '2026-11-01T00:00:00Z'"
                + " AND (WorkflowId = 'x' OR WorkflowId = 'y')");
    assertThat(narrowing.names()).containsExactly("since", "query", "workflowTypes");
  }
}
