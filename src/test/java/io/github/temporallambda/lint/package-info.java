/**
 * The files that users copy, and those that CI systems run, pass the linters that their readers
 * use. Each linter is pinned, and installed once for this user.
 */
@NullMarked
package io.github.temporallambda.lint;

import org.jspecify.annotations.NullMarked;
