package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A release through a bucket, and what the same commit must not become afterwards. */
@ExtendWith(LocalStackExtension.class)
class BucketUploadIT {

  private static final String NAME = "through-a-bucket";
  private static final String IGNORED = "src/main/resources/built-by.txt";

  @TempDir Path temporary;

  @Test
  void rolloutGoesThroughTheBucketAndOtherContentOfTheCommitIsStoppedWithItsNames(
      LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      project.write(".gitignore", "target/\n" + IGNORED + "\n").commit("Ignore what is generated");

      MavenResult result = rollout(bench, project).succeeds();

      FunctionConfiguration version = bench.account().published(NAME).get(0);
      HeadObjectResponse object = objectOf(bench, version);
      assertThat(object.checksumSHA256()).isEqualTo(version.codeSha256());
      assertThat(object.versionId()).isNotBlank();
      assertThat(result.report(NAME).path("outcome").asText()).isEqualTo("succeeded");
      assertThat(result.console())
          .contains("s3://" + LocalStackExtension.BUCKET + "/" + key(version));

      project.write(IGNORED, "somebody's machine");
      Snapshot before = bench.snapshot();
      MavenResult stopped = rollout(bench, project).fails();

      JsonNode report = stopped.report(NAME);
      assertThat(report.path("failedStep").asText()).isEqualTo("plan");
      assertThat(stopped.console())
          .contains("was published before with other content", version.functionArn())
          .contains("added    built-by.txt", "<project.build.outputTimestamp>")
          .doesNotContain("changed  ", "removed  ");
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }

  private static MavenBuild rollout(ReleaseBench bench, ItProject project) {
    return bench
        .maven(project)
        .goals("temporal-lambda:rollout")
        .property("temporal-lambda.s3Bucket", LocalStackExtension.BUCKET)
        .property("temporal-lambda.s3KeyPrefix", "teams/orders");
  }

  private static HeadObjectResponse objectOf(ReleaseBench bench, FunctionConfiguration version) {
    return bench
        .account()
        .s3()
        .headObject(
            head ->
                head.bucket(LocalStackExtension.BUCKET)
                    .key(key(version))
                    .checksumMode(ChecksumMode.ENABLED));
  }

  private static String key(FunctionConfiguration version) {
    byte[] sha256 = Base64.getDecoder().decode(version.codeSha256());
    return "teams/orders/" + NAME + "/" + HexFormat.of().formatHex(sha256) + ".zip";
  }
}
