package dev.workfloo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.rule.Value;
import java.util.Map;

/** The flow that every integrator runs first, as a document: form, consent by code, bureau, policy. */
public final class CreditFlow {

    public static final String ID = "657117e1d511b6e54fe2a967";
    public static final String STRONG_PAYER = "6571181fd511b6e54fe2a968";

    /** What a strong payer answers to the form. */
    public static final Map<String, Object> ANSWERS =
            Map.of("rfc", "KIBA801010BPA", "income", 20_000, "phone", "5512345678", "email", "ana@example.com");

    private static final String DOCUMENT = """
            {"id": "%s", "name": "Credit with consent", "start": "applicant", "expiresAfter": "P7D", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "consent", "sections": [{"section": "All", "fields": [
                {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                {"id": "income", "name": "Income", "type": "NUMBER", "required": true, "minVal": 0},
                {"id": "phone", "name": "Mobile", "type": "PHONE"},
                {"id": "email", "name": "E-mail", "type": "EMAIL"}]}]},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "next": "bureau", %s
               "nip": {"channels": ["whatsapp", "sms"], "backupAfterSends": 2, "countryCode": "\\"+52\\"",
                       "phoneNumber": "applicant.phone", "email": "applicant.email", "termsVersion": "2026-01",
                       "privacyNoticeVersion": "2026-02", "companyName": "Demo Financiera",
                       "terms": "https://example.com/terms", "privacyNotice": "https://example.com/privacy"}},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "consent": "consent", "next": "policy", %s
               "request": {"rfc": "applicant.rfc", "asked": "now()"}, "response": {"score": "INTEGER", "note": "TEXT?"},
               "retries": %d, "timeout": "PT20S"},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["bureau.score"],
               "rules": [{"when": [">= 620"], "exit": "approved", "outputs": {"limit": "applicant.income * 3"}}],
               "default": {"exit": "rejected"}, "exits": {"approved": "welcome", "rejected": "refused"}},
              {"id": "welcome", "type": "LABEL", "name": "Approved", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]},
              {"id": "manual", "type": "LABEL", "name": "Manual", "labels": ["manual"]}],
             "scenarios": [
              {"id": "%s", "name": "Strong payer", "links": {"bureau": {"response": {"score": 712}}},
               "answers": {"applicant": {"rfc": "KIBA801010BPA", "income": 20000, "phone": "5512345678"}},
               "expect": {"status": "SUCCESS", "labels": ["approved"], "variables": {"policy.limit": 60000, "bureau.score": 712}}}]}
            """;

    private CreditFlow() {}

    /** With error branches: a person who cannot consent is refused, and a bureau that does not answer is asked by hand. */
    public static Value document() {
        return read(json());
    }

    public static String json() {
        return DOCUMENT.formatted(ID, "\"onError\": \"refused\",", "\"onError\": \"manual\",", 5, STRONG_PAYER);
    }

    /** Without error branches: whatever fails ends the execution. */
    public static Value strictDocument(int retries) {
        String manualToo = DOCUMENT.formatted(ID, "", "", retries, STRONG_PAYER)
                .replace("\"rejected\": \"refused\"}", "\"rejected\": \"manual\"}")
                .replaceAll("(?m)^\\s*\\{\"id\": \"refused\".*$", "");
        return read(manualToo);
    }

    public static Value read(String json) {
        try {
            return Value.of(new ObjectMapper().readValue(json, Map.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
