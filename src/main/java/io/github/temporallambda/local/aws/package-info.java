/**
 * The stand-in for AWS Lambda, STS and S3 on this machine: AWS's recorded semantics over HTTP on
 * loopback, with functions that really run.
 */
@NullMarked
package io.github.temporallambda.local.aws;

import org.jspecify.annotations.NullMarked;
