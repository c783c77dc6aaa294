package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UndisturbedTest {

  private static final int ONE = 1;
  private static final int OTHER = 2;

  @Test
  void readIsLeftOutOnlyWhereItRepeatsTheOneBeforeIt() {
    RemoteCall first = read("GetFunctionConfiguration", 1, ONE);
    RemoteCall repeated = read("GetFunctionConfiguration", 2, ONE);
    RemoteCall ofAnother = read("GetFunctionConfiguration", 3, OTHER);
    RemoteCall between = read("ListVersionsByFunction", 1, ONE);
    RemoteCall later = read("GetFunctionConfiguration", 4, OTHER);

    assertThat(points(first, repeated, ofAnother, between, later))
        .containsExactly(first, ofAnother, between, later);
  }

  @Test
  void writeIsNeverLeftOut() {
    RemoteCall first = new RemoteCall("lambda", "PublishVersion", 1, ONE);
    RemoteCall again = new RemoteCall("lambda", "PublishVersion", 2, ONE);

    assertThat(points(first, again)).containsExactly(first, again);
  }

  private static List<RemoteCall> points(RemoteCall... calls) {
    return new Undisturbed(Scenario.FIRST_RELEASE, new EndState(List.of()), List.of(calls))
        .points();
  }

  private static RemoteCall read(String operation, int ordinal, int asked) {
    return new RemoteCall("lambda", operation, ordinal, asked);
  }
}
