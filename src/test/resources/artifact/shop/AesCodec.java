package shop;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts every payload. */
public final class AesCodec implements PayloadCodec {

  private static final ByteString ENCODING = ByteString.copyFromUtf8("binary/encrypted");
  private final SecretKeySpec key;

  public AesCodec(String passphrase) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(passphrase.getBytes(StandardCharsets.UTF_8));
      key = new SecretKeySpec(digest, "AES");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    List<Payload> encrypted = new ArrayList<>();
    for (Payload payload : payloads) {
      byte[] nonce = new byte[12];
      new SecureRandom().nextBytes(nonce);
      ByteString data =
          ByteString.copyFrom(nonce)
              .concat(ByteString.copyFrom(cipher(true, nonce, payload.toByteArray())));
      encrypted.add(Payload.newBuilder().putMetadata("encoding", ENCODING).setData(data).build());
    }
    return encrypted;
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    List<Payload> decrypted = new ArrayList<>();
    for (Payload payload : payloads) {
      if (!ENCODING.equals(payload.getMetadataOrDefault("encoding", ByteString.EMPTY))) {
        throw new PayloadCodecException(new IllegalArgumentException("not encrypted"));
      }
      byte[] data = payload.getData().toByteArray();
      byte[] nonce = Arrays.copyOf(data, 12);
      try {
        decrypted.add(
            Payload.parseFrom(cipher(false, nonce, Arrays.copyOfRange(data, 12, data.length))));
      } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
        throw new PayloadCodecException(broken);
      }
    }
    return decrypted;
  }

  private byte[] cipher(boolean encrypt, byte[] nonce, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
          key,
          new GCMParameterSpec(128, nonce));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException failure) {
      throw new PayloadCodecException(failure);
    }
  }
}
