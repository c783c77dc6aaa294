/**
 * What the goals are told, read into values with all problems collected. Knows no Maven; depends on
 * {@code problem} and on values of the other rooms.
 */
@NullMarked
package io.github.temporallambda.mojo.parameter;

import org.jspecify.annotations.NullMarked;
