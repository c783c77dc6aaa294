/**
 * What a run tells: narration, JSON report, JUnit XML. Depends on values of the rooms before it.
 */
@NullMarked
package io.github.temporallambda.report;

import org.jspecify.annotations.NullMarked;
