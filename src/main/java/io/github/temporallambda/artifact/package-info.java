/**
 * The built jar or zip: read safely, digested, unpacked in Lambda's layout. Depends on {@code
 * problem}.
 */
@NullMarked
package io.github.temporallambda.artifact;

import org.jspecify.annotations.NullMarked;
