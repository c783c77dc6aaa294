package io.github.temporallambda.replay.http2;

import java.util.List;

/**
 * A header's name and value.
 *
 * @param name bytes as ISO 8859-1, lower case in an honest request
 * @param value bytes as ISO 8859-1
 */
record HeaderField(String name, String value) {

  /** RFC 7541, appendix A; the first has index 1. */
  static final List<HeaderField> STATIC_TABLE =
      """
      :authority
      :method GET
      :method POST
      :path /
      :path /index.html
      :scheme http
      :scheme https
      :status 200
      :status 204
      :status 206
      :status 304
      :status 400
      :status 404
      :status 500
      accept-charset
      accept-encoding gzip, deflate
      accept-language
      accept-ranges
      accept
      access-control-allow-origin
      age
      allow
      authorization
      cache-control
      content-disposition
      content-encoding
      content-language
      content-length
      content-location
      content-range
      content-type
      cookie
      date
      etag
      expect
      expires
      from
      host
      if-match
      if-modified-since
      if-none-match
      if-range
      if-unmodified-since
      last-modified
      link
      location
      max-forwards
      proxy-authenticate
      proxy-authorization
      range
      referer
      refresh
      retry-after
      server
      set-cookie
      strict-transport-security
      transfer-encoding
      user-agent
      vary
      via
      www-authenticate
      """
          .lines()
          .map(HeaderField::ofLine)
          .toList();

  /** What the size of an entry counts beside its characters (RFC 7541, section 4.1). */
  private static final int OVERHEAD = 32;

  private static HeaderField ofLine(String line) {
    int space = line.indexOf(' ');
    return space < 0
        ? new HeaderField(line, "")
        : new HeaderField(line.substring(0, space), line.substring(space + 1));
  }

  /** The size that tables and limits count. */
  int size() {
    return name.length() + value.length() + OVERHEAD;
  }

  boolean isPseudo() {
    return name.startsWith(":");
  }
}
