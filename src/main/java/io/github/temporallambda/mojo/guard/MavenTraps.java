package io.github.temporallambda.mojo.guard;

import io.github.temporallambda.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/**
 * What Maven would swallow of a user's configuration: unknown and empty {@code -D} properties, and
 * a literal in the POM that a {@code -D} contradicts. Only looks.
 */
public final class MavenTraps {

  private final MojoExecution execution;
  private final GivenProperties given;

  /** For one execution of a goal. */
  public MavenTraps(MavenSession session, MojoExecution execution) {
    this.execution = execution;
    this.given = GivenProperties.of(session);
  }

  /** Every problem, each with what to write instead. */
  public List<Problem> find() {
    List<Problem> problems =
        new ArrayList<>(
            UnknownProperties.find(
                given,
                ParameterProperties.ofPlugin(execution.getMojoDescriptor().getPluginDescriptor())));
    problems.addAll(new ContradictingValues(execution, given).find());
    return problems;
  }

  /** Whether the POM and the command line contradict each other on this one property. */
  public boolean contradict(String property) {
    return new ContradictingValues(execution, given).concern(property);
  }
}
