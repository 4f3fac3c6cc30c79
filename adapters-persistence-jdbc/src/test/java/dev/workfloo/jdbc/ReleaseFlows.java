package dev.workfloo.jdbc;

import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;

/** What the lender of {@link ReleaseStory} has published: every kind of node, and what makes executions stand everywhere. */
final class ReleaseFlows {

    /** Kept in {@code release/next}. */
    static final String ONE_TIME_CODE = "657117e1d511b6e54fe2a0a7";

    static final String CREDIT = "657117e1d511b6e54fe2a101";
    static final String SCENARIO = "6571181fd511b6e54fe2a102";
    static final String FAILING_SCENARIO = "6571181fd511b6e54fe2a103";
    static final String STRICT = "657117e1d511b6e54fe2a104";
    static final String AGAIN = "657117e1d511b6e54fe2a105";
    static final String BRIEF = "657117e1d511b6e54fe2a106";

    /** One of this release's own. */
    static final String WAITING = "657117e1d511b6e54fe2a203";

    static final String TYPES = "657117e1d511b6e54fe2a107";
    /** In {@code release/next}. */
    static final String REVIEW = "657117e1d511b6e54fe2a223";

    static final String EVERYTHING = "657117e1d511b6e54fe2a108";

    private static final String CREDIT_DOCUMENT = """
            {"id": "%s", "name": "%s", "expiresAfter": "P7D", "timeZone": "America/Mexico_City", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "consent", "sections": [{"section": "All", "fields": [
                {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                {"id": "income", "name": "Income", "type": "NUMBER", "required": true, "minVal": 0},
                {"id": "birth_date", "name": "Birth date", "type": "DATE"},
                {"id": "phone", "name": "Mobile", "type": "PHONE", "required": true},
                {"id": "email", "name": "E-mail", "type": "EMAIL"}]}]},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "next": "bureau"%s,
               "nip": {"channels": ["sms", "email"], "backupAfterSends": 2, "countryCode": "\\"+52\\"", "resendAfter": "PT1S",
                       "expiresAfter": "PT2H", "phoneNumber": "applicant.phone", "email": "applicant.email",
                       "companyName": "Financiera", "termsVersion": "2026-01 ñ", "privacyNoticeVersion": "2026-02"}},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "consent": "consent", "next": "figures"%s,
               "request": {"rfc": "applicant.rfc_pf", "asked": "now()"}, "response": {"score": "INTEGER", "since": "DATE?"},
               "retries": 5, "timeout": "PT20S"},
              {"id": "figures", "type": "VARIABLES", "name": "Figures", "next": "policy",
               "variables": {"limit": "applicant.income * 3", "until": "today() + duration(\\"P1Y\\")"}},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["bureau.score"],
               "rules": [{"when": [">= 620"], "exit": "good", "message": "Strong score", "labels": ["prime"],
                          "outputs": {"limit": "figures.limit"}}],
               "default": {"exit": "bad"}, "exits": {"good": "tree", "bad": "refused"}},
              {"id": "tree", "type": "DECISION_TREE", "name": "Tree", "exits": {"done": "welcome", "bad": "refused"},
               "tree": {"name": "rich?", "if": "applicant.income > 1000", "message": "Earns enough",
                        "then": {"exit": "done"}, "else": {"exit": "bad"}}},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]}%s],
             "scenarios": [
              {"id": "%s", "name": "Strong payer", "links": {"bureau": {"response": {"score": 712, "since": "2020-02-29"}, "after": "PT1S"}},
               "answers": {"applicant": {"rfc_pf": "KIBA801010BPA", "income": 20000, "phone": "5512345678"}},
               "expect": {"status": "SUCCESS", "labels": ["prime", "approved"], "exits": {"policy": "good"},
                          "variables": {"policy.limit": 60000}}},
              {"id": "%s", "name": "Bureau away", "links": {"bureau": {"error": {"code": "DOWN", "message": "is away"}, "failFirst": 1}}}]}
            """;

    private static final String AGAIN_DOCUMENT = """
            {"id": "%s", "name": "Asked again", "start": "offer", "nodes": [
              {"id": "offer", "type": "FORM", "name": "Offer", "next": "choice", "sections": [{"section": "All", "fields": [
                {"id": "accepted", "name": "Accepted", "type": "BOOLEAN", "required": true}]}]},
              {"id": "choice", "type": "DECISION_TREE", "name": "Choice", "exits": {"yes": "done", "no": "offer"},
               "tree": {"name": "accepted?", "if": "offer.accepted", "then": {"exit": "yes"}, "else": {"exit": "no"}}},
              {"id": "done", "type": "LABEL", "name": "Done", "labels": ["accepted"]}]}
            """;

    private static final String BRIEF_DOCUMENT = """
            {"id": "%s", "name": "Brief", "expiresAfter": "PT1H", "start": "offer", "nodes": [
              {"id": "offer", "type": "FORM", "name": "Offer", "sections": [{"section": "All", "fields": [
                {"id": "accepted", "name": "Accepted", "type": "BOOLEAN", "required": true}]}]}]}
            """;

    private ReleaseFlows() {}

    /** With error branches: who cannot be asked is refused. */
    static Value credit(String name) {
        String branch = ", \"onError\": \"%s\"";
        return StoredJson.read(String.format(
                CREDIT_DOCUMENT,
                CREDIT,
                name,
                String.format(branch, "refused"),
                String.format(branch, "manual"),
                ", {\"id\": \"manual\", \"type\": \"LABEL\", \"name\": \"Manual\", \"labels\": [\"manual\"]}",
                SCENARIO,
                FAILING_SCENARIO));
    }

    /** Without them: what fails ends it. */
    static Value strict() {
        return StoredJson.read(
                String.format(CREDIT_DOCUMENT, STRICT, "Strict", "", "", "", SCENARIO, FAILING_SCENARIO));
    }

    /** Whoever does not accept is asked again. */
    static Value again() {
        return StoredJson.read(String.format(AGAIN_DOCUMENT, AGAIN));
    }

    static Value brief() {
        return StoredJson.read(String.format(BRIEF_DOCUMENT, BRIEF));
    }
}
