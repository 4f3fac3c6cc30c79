package dev.workfloo;

import dev.workfloo.rule.Value;
import java.util.Map;

/** A form, a one-time code, and a label for those who typed it right. */
public final class OtpFlow {

    public static final String ID = "657117e1d511b6e54fe2a0a1";
    public static final String SCENARIO = "6571181fd511b6e54fe2a0a1";

    public static final Map<String, Object> PERSON = Map.of("phone", "5512345678");

    private static final String DOCUMENT = """
            {"id": "%s", "name": "Reached", "start": "person", "expiresAfter": "PT1H", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "reached", "sections": [{"section": "P", "fields": [
                {"id": "phone", "name": "Mobile", "type": "PHONE", "sensitive": true}]}]},
              {"id": "reached", "type": "LINK", "service": "OTP", "name": "Reached", "next": "verified", %s
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"", "phoneNumber": "person.phone",
                       "attempts": 3, "maxFallbacks": 2}},
              {"id": "verified", "type": "LABEL", "name": "Verified", "labels": ["verified"]}%s],
             "scenarios": [{"id": "%s", "name": "Types it right", "answers": {"person": {"phone": "5512345678"}},
               "expect": {"status": "SUCCESS", "labels": ["verified"]}}]}
            """;

    private static final String REFUSED =
            ",\n{\"id\": \"refused\", \"type\": \"LABEL\", \"name\": \"Refused\", \"labels\": [\"refused\"]}";

    private OtpFlow() {}

    /** Whoever does not type it right is refused. */
    public static String json() {
        return DOCUMENT.formatted(ID, "\"onError\": \"refused\",", REFUSED, SCENARIO);
    }

    public static Value document() {
        return CreditFlow.read(json());
    }

    /** Without an error branch. */
    public static Value strictDocument() {
        return CreditFlow.read(DOCUMENT.formatted(ID, "", "", SCENARIO));
    }
}
