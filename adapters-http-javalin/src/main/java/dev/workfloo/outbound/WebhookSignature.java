package dev.workfloo.outbound;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.outbound.http.HttpRequest.Header;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The three headers of the Standard Webhooks specification (1.0.0), signed with HMAC-SHA-256 ({@code v1}). */
final class WebhookSignature {

    private static final String HMAC = "HmacSHA256";

    private WebhookSignature() {}

    static List<Header> of(Message message) {
        String timestamp = Long.toString(message.sentAt().getEpochSecond());
        String signed = message.id() + "." + timestamp + "." + message.body();
        String signatures = message.secrets().stream()
                .map(secret -> "v1," + sign(secret, signed))
                .collect(Collectors.joining(" "));
        return List.of(
                new Header("webhook-id", message.id()),
                new Header("webhook-timestamp", timestamp),
                new Header("webhook-signature", signatures));
    }

    private static String sign(SigningSecret secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.key(), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
