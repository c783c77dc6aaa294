/**
 * From a deployment package to an immutable Lambda function version. The only place that knows the
 * AWS SDK.
 */
@NullMarked
package io.github.temporallambda.lambda;

import org.jspecify.annotations.NullMarked;
