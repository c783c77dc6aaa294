package shop;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import java.util.Map;

/** Whose order it is: goes with calls, in their headers. */
public final class Tenant implements ContextPropagator {

  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "nobody");

  public static String current() {
    return CURRENT.get();
  }

  public static void become(String tenant) {
    CURRENT.set(tenant);
  }

  @Override
  public String getName() {
    return "tenant";
  }

  @Override
  public Map<String, Payload> serializeContext(Object context) {
    ByteString tenant = ByteString.copyFromUtf8((String) context);
    return Map.of("tenant", Payload.newBuilder().setData(tenant).build());
  }

  @Override
  public Object deserializeContext(Map<String, Payload> context) {
    Payload tenant = context.get("tenant");
    return tenant == null ? "nobody" : tenant.getData().toStringUtf8();
  }

  @Override
  public Object getCurrentContext() {
    return current();
  }

  @Override
  public void setCurrentContext(Object context) {
    become((String) context);
  }
}
