package io.github.temporallambda.lambda;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Loses the connection of the next writes: before they are sent, or once they are answered. */
final class LosingHttpClient implements SdkHttpClient {

  private final SdkHttpClient client = UrlConnectionHttpClient.create();
  private int answers;
  private int requests;
  private int lost;

  void loseAnswers(int times) {
    answers = times;
  }

  void loseRequests(int times) {
    requests = times;
  }

  int lost() {
    return lost;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = client.prepareRequest(request);
    boolean reads = request.httpRequest().method() == SdkHttpMethod.GET;
    return reads ? prepared : new Losing(prepared);
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Losing implements ExecutableHttpRequest {

    private final ExecutableHttpRequest prepared;

    Losing(ExecutableHttpRequest prepared) {
      this.prepared = prepared;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      if (requests > 0) {
        requests--;
        throw lost();
      }
      HttpExecuteResponse response = prepared.call();
      if (answers > 0) {
        answers--;
        throw lost();
      }
      return response;
    }

    private IOException lost() {
      lost++;
      return new IOException("the connection was lost");
    }

    @Override
    public void abort() {
      prepared.abort();
    }
  }
}
