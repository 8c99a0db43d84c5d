package dev.banyan.monolith.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The session cookie, signed as the contract says, by somebody who has the key.
public final class SignedCookie {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private SignedCookie() {}

  /// @param hexKey what `SHOP_SESSION_KEY` holds
  /// @param role `C` or `A`
  public static String of(String hexKey, long customer, String role, Instant expires) {
    String json =
        "{\"c\":%d,\"r\":\"%s\",\"e\":%d}".formatted(customer, role, expires.getEpochSecond());
    String payload = ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(hexKey), "HmacSHA256"));
      byte[] signature = mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
      return "shop_session=" + payload + "." + ENCODER.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
