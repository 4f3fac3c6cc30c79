package dev.workfloo.bench;

import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The case that everybody runs: what the form is answered, what the service answers, and what is decided. */
final class CreditCase {

    static final String DEFINITION = "657117e1d511b6e54fe2a967";

    /** With values that every engine keeps as they are: texts, whole numbers and truths. */
    static final Map<String, Object> ANSWERS = Map.of(
            "first_name", "ANA",
            "rfc_pf", "KIBA801010BPA",
            "birth_date", "1990-08-15",
            "employed", true,
            "employer", "ACME",
            "income", 20_000L,
            "country_code", "+52",
            "phone_number", "5512345678");

    static final Map<String, Object> REPLY = Map.of("score", 712L, "openAccounts", 3L);

    static final Ending EXPECTED = new Ending("approved", 60_000L, List.of("prime", "approved"));

    private static final String DOCUMENT = """
            {"id": "%s", "name": "Bureau check and score", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "bureau",
               "sections": [
                 {"section": "Identity", "fields": [
                   {"id": "first_name", "name": "First name", "type": "TEXT", "required": true, "maxLength": 60},
                   {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true,
                    "regex": "[A-ZÑ&]{4}\\\\d{6}[A-Z0-9]{3}", "regexMessage": "13 characters, as on the tax card"},
                   {"id": "birth_date", "name": "Birth date", "type": "DATE", "required": true}]},
                 {"section": "Income", "fields": [
                   {"id": "employed", "name": "Employed", "type": "BOOLEAN", "required": true},
                   {"id": "income", "name": "Monthly income", "type": "NUMBER", "required": true, "minVal": 0},
                   {"id": "employer", "name": "Employer", "type": "TEXT", "maxLength": 120,
                    "showIf": [{"field": "employed", "values": ["true"], "requiredWithValues": ["true"]}]}]},
                 {"section": "Contact", "fields": [
                   {"id": "country_code", "name": "Country code", "type": "TEXT", "required": true,
                    "regex": "\\\\+[0-9]{1,3}", "regexMessage": "a plus sign and 1 to 3 digits, such as +52"},
                   {"id": "phone_number", "name": "Mobile", "type": "PHONE", "required": true, "sensitive": true}]}]},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Credit bureau", "next": "policy",
               "request": {"rfc": "applicant.rfc_pf", "firstName": "applicant.first_name"},
               "response": {"score": "NUMBER", "openAccounts": "INTEGER"}, "retries": 5, "timeout": "PT20S"},
              {"id": "policy", "type": "RULESET", "name": "Credit policy", "hitPolicy": "FIRST",
               "inputs": ["bureau.score", "applicant.income"],
               "rules": [
                 {"when": [">= 700", ">= 8000"], "exit": "approved", "message": "Strong score", "labels": ["prime"],
                  "outputs": {"limit": "applicant.income * 3"}},
                 {"when": ["[620..700)", ">= 15000"], "exit": "approved", "message": "Fair score, good income",
                  "outputs": {"limit": "applicant.income"}}],
               "default": {"exit": "rejected", "message": "Outside the policy"},
               "exits": {"approved": "welcome", "rejected": "refused"}},
              {"id": "welcome", "type": "LABEL", "name": "Approved", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]}]}
            """;

    private CreditCase() {}

    /**
     * How it ended.
     *
     * @param labels in the order in which they were put on
     */
    record Ending(String exit, long limit, List<String> labels) {}

    static Value document() {
        return JsonReader.readDocument(DOCUMENT.formatted(DEFINITION).getBytes(StandardCharsets.UTF_8))
                .getOrElseThrow(why -> new IllegalStateException(why));
    }
}
