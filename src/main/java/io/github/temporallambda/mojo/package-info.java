/** The goals: parameters, one request, one call. The only place that knows Maven. */
@NullMarked
package io.github.temporallambda.mojo;

import org.jspecify.annotations.NullMarked;
