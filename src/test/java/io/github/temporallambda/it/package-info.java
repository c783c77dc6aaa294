/**
 * Real Maven builds, driven from JUnit. {@link io.github.temporallambda.it.ItProject} copies a
 * directory of {@code it/} and makes a git repository of it, {@link
 * io.github.temporallambda.it.MavenBuild} builds it, {@link
 * io.github.temporallambda.it.MavenResult} tells what came of it:
 *
 * <pre>{@code
 * ItProject project = ItProject.copy("order-worker", temporaryDirectory);
 * MavenResult result = project.maven().goals("package", "temporal-lambda:rehearse").succeeds();
 * assertThat(result.report("orders").get("outcome").asText()).isEqualTo("done");
 * }</pre>
 *
 * Run by Failsafe; what it needs of the build around it is in {@link
 * io.github.temporallambda.it.OuterBuild}.
 */
@NullMarked
package io.github.temporallambda.it;

import org.jspecify.annotations.NullMarked;
