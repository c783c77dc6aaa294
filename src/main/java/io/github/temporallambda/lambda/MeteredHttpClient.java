package io.github.temporallambda.lambda;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Tells how far a large request has got, as its bytes go to the connection: after signing and
 * encoding, and from the start again where the SDK tries again. Changes nothing.
 */
final class MeteredHttpClient implements SdkHttpClient {

  /** Smaller requests are through at once. */
  private static final long LARGE_BYTES = 1_000_000;

  private final SdkHttpClient client;
  private final LambdaProgress progress;

  MeteredHttpClient(SdkHttpClient client, LambdaProgress progress) {
    this.client = client;
    this.progress = progress;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    long length =
        request.httpRequest().firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(0L);
    if (length < LARGE_BYTES) {
      return client.prepareRequest(request);
    }
    HttpExecuteRequest.Builder metered =
        HttpExecuteRequest.builder().request(request.httpRequest());
    request.metricCollector().ifPresent(metered::metricCollector);
    request
        .contentStreamProvider()
        .map(content -> metered(content, length))
        .ifPresent(metered::contentStreamProvider);
    return client.prepareRequest(metered.build());
  }

  private ContentStreamProvider metered(ContentStreamProvider content, long length) {
    return () -> new Metered(content.newStream(), length);
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Metered extends FilterInputStream {

    private final long length;
    private long sent;

    Metered(InputStream content, long length) {
      super(content);
      this.length = length;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? -1 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
      int read = super.read(buffer, offset, most);
      count(read);
      return read;
    }

    private void count(int read) {
      if (read > 0) {
        sent += read;
        progress.sent(sent, length);
      }
    }
  }
}
