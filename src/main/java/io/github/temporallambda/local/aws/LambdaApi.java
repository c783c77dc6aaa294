package io.github.temporallambda.local.aws;

import java.util.List;

/** Lambda's HTTP API in front of the functions. */
final class LambdaApi {

  private final Routes routes = new Routes();
  private final Faults faults;

  LambdaApi(Faults faults, List<OperationGroup> groups) {
    this.faults = faults;
    groups.forEach(group -> group.addTo(routes));
  }

  /** Operations that belong together. */
  interface OperationGroup {
    void addTo(Routes routes);
  }

  /** Answers a request; a refusal is an answer too. */
  AwsAnswer answer(AwsRequest request) {
    try {
      Routes.Match match = routes.find(request);
      Call call = new Call(request, match.captured(), faults.strike(match.name()));
      return match.operation().answer(call);
    } catch (AwsError e) {
      return AwsAnswer.error(e);
    }
  }
}
