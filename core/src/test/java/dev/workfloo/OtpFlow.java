package dev.workfloo;

import static dev.workfloo.Fixtures.aField;
import static dev.workfloo.Fixtures.aFormNode;
import static dev.workfloo.Fixtures.aLabelNode;
import static dev.workfloo.Fixtures.object;

import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A form, a one-time code, and a label for those who typed it right. */
public final class OtpFlow {

    public static final String ID = "657117e1d511b6e54fe2a0a1";
    public static final String SCENARIO = "6571181fd511b6e54fe2a0a1";

    public static final Map<String, Object> PERSON = Map.of("phone", "5512345678");

    private OtpFlow() {}

    /** Whoever does not type it right is refused. */
    public static Value document() {
        return documentScripted(Map.of());
    }

    /** @param script what its scenario has besides */
    public static Value documentScripted(Map<String, ?> script) {
        Map<String, Object> reached = reached();
        reached.put("onError", "refused");
        return document(List.of(person(), reached, verified(), aLabelNode("refused", "", "refused")), script);
    }

    /** Without an error branch. */
    public static Value strictDocument() {
        return document(List.of(person(), reached(), verified()), Map.of());
    }

    /** The code goes to this address, whatever the form's answers say. */
    public static Value documentForMailTo(String address) {
        Map<String, Object> reached = reached();
        reached.put("otp", object("provider", "verifier", "channel", "email", "email", "\"" + address + "\""));
        return document(List.of(person(), reached, verified()), Map.of());
    }

    private static Map<String, Object> person() {
        return aFormNode("person", "reached", aField("phone", "PHONE", "sensitive", true));
    }

    private static Map<String, Object> reached() {
        Map<String, Object> otp = object(
                "provider",
                "verifier",
                "channel",
                "sms",
                "countryCode",
                "\"+52\"",
                "phoneNumber",
                "person.phone",
                "attempts",
                3,
                "maxFallbacks",
                2);
        return object(
                "id", "reached", "type", "LINK", "service", "OTP", "name", "Reached", "next", "verified", "otp", otp);
    }

    private static Map<String, Object> verified() {
        return aLabelNode("verified", "", "verified");
    }

    private static Value document(List<Map<String, Object>> nodes, Map<String, ?> script) {
        Map<String, Object> scenario = object("id", SCENARIO, "name", "Types it right");
        scenario.putAll(script);
        scenario.put("answers", Map.of("person", PERSON));
        scenario.put("expect", object("status", "SUCCESS", "labels", List.of("verified")));
        return Value.of(object(
                "id",
                ID,
                "name",
                "Reached",
                "start",
                "person",
                "expiresAfter",
                "PT1H",
                "nodes",
                new ArrayList<>(nodes),
                "scenarios",
                List.of(scenario)));
    }
}
