package io.github.temporallambda.local.aws;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * From where it is known that AWS behaves as a contract test says, so that the stand-in and AWS do
 * not drift apart in what we rely on.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Source {

  /**
   * A page of AWS's documentation with its section ({@code Lambda API reference, PublishVersion});
   * {@code measured: …}, what was recorded from AWS itself: LocalStack's recordings, {@code
   * tests/aws/services/lambda_/test_lambda_api.snapshot.json} of localstack/localstack at 8b9a79f,
   * with the recording's name where one name tells it; or {@code ours: …}, what is the stand-in's
   * own and why.
   */
  String value();
}
