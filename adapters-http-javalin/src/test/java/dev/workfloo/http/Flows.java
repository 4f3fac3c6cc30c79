package dev.workfloo.http;

/** The definitions that tests run. */
final class Flows {

    /** Two forms with a label between them. */
    static final String LOAN = "657117e1d511b6e54fe2a967";

    static final String LOAN_SCENARIO = "6571181fd511b6e54fe2a968";

    /** One form that requires nothing, and the end behind it. */
    static final String SURVEY = "657117e1d511b6e54fe2a001";

    static final String SURVEY_SCENARIO = "6571181fd511b6e54fe2a001";

    /** No form at all: it ends where it starts. */
    static final String NOTE = "657117e1d511b6e54fe2a002";

    /** Form, consent, bureau, policy; whoever does not consent is refused, and whom the bureau does not know is looked at. */
    static final String CREDIT = "657117e1d511b6e54fe2a004";

    static final String CREDIT_SCENARIO = "6571181fd511b6e54fe2a004";

    /** Its bureau fails twice, takes a second to answer, and then answers. */
    static final String HESITANT_SCENARIO = "6571181fd511b6e54fe2a014";

    /** Its bureau does not know the person. */
    static final String UNKNOWN_SCENARIO = "6571181fd511b6e54fe2a024";

    /** Consent alone, by e-mail, without an error branch. */
    static final String CONSENT = "657117e1d511b6e54fe2a005";

    static final String CONSENT_SCENARIO = "6571181fd511b6e54fe2a005";

    /** A one-time code alone; whoever does not type it right is refused. */
    static final String VERIFICATION = "657117e1d511b6e54fe2a007";

    /** The same without an error branch, with two attempts and no other code. */
    static final String STRICT_VERIFICATION = "657117e1d511b6e54fe2a008";

    /** A form that requires nothing, and a table. */
    static final String TABLE = "657117e1d511b6e54fe2a006";

    /** The other workspace's. */
    static final String THEIRS = "657117e1d511b6e54fe2a003";

    /** Answers that the loan's first form takes. */
    static final String APPLICANT = "{\"first_name\":\"ANA\",\"rfc_pf\":\"KIBA801010\"}";

    /** Answers that the credit flow's form takes. */
    static final String PERSON = "{\"rfc_pf\":\"KIBA801010BPA\",\"income\":20000,\"email\":\"ana@example.com\","
            + "\"country_code\":\"+52\",\"phone_number\":\"5512345678\"}";

    static final String LOAN_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a967", "name": "Loan", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "received", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "first_name", "name": "First name", "type": "TEXT", "required": true, "maxLength": 10},
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true,
                   "regex": "[A-Z]{4}[0-9]{6}", "regexMessage": "4 letters and 6 digits"},
                  {"id": "income", "name": "Income", "type": "NUMBER", "minVal": 0},
                  {"id": "references", "name": "References", "type": "SET", "max": 2, "set": {"fields": [
                    {"id": "name", "name": "Name", "type": "TEXT", "required": true}]}}]}]},
              {"id": "received", "type": "LABEL", "name": "Received", "labels": ["received"], "next": "offer"},
              {"id": "offer", "type": "FORM", "name": "Offer", "sections": [
                {"section": "Offer", "fields": [
                  {"id": "accepted", "name": "Accepted", "type": "BOOLEAN", "required": true}]}]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a968", "name": "Strong payer"}]}
            """;

    static final String SURVEY_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a001", "name": "Survey", "start": "opinion", "nodes": [
              {"id": "opinion", "type": "FORM", "name": "Opinion", "sections": [
                {"section": "Opinion", "fields": [{"id": "comment", "name": "Comment", "type": "TEXT"}]}]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a001", "name": "Silent"}]}
            """;

    static final String NOTE_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a002", "name": "Note", "start": "noted", "nodes": [
              {"id": "noted", "type": "LABEL", "name": "Noted", "labels": ["noted"]}]}
            """;

    static final String CREDIT_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a004", "name": "Credit", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "consent", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true},
                  {"id": "email", "name": "E-mail", "type": "EMAIL", "sensitive": true},
                  {"id": "country_code", "name": "Country code", "type": "TEXT", "required": true},
                  {"id": "phone_number", "name": "Mobile", "type": "PHONE", "required": true, "sensitive": true}]}]},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "next": "bureau",
               "onError": "refused",
               "nip": {"channels": ["whatsapp", "sms"], "backupAfterSends": 2, "maxSends": 4,
                 "countryCode": "applicant.country_code", "phoneNumber": "applicant.phone_number",
                 "email": "applicant.email", "companyName": "Demo Financiera",
                 "terms": "https://example.com/terms", "privacyNotice": "https://example.com/privacy",
                 "termsVersion": "2026-01", "privacyNoticeVersion": "2026-01"}},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "consent": "consent",
               "next": "policy", "onError": "manual", "request": {"rfc": "applicant.rfc_pf"},
               "response": {"score": "NUMBER", "openAccounts": "INTEGER"}},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["bureau.score"],
               "rules": [{"when": [">= 700"], "exit": "good", "message": "Strong score",
                          "outputs": {"limit": "applicant.income * 3"}}],
               "default": {"exit": "bad", "message": "Outside the policy"},
               "exits": {"good": "welcome", "bad": "refused"}},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]},
              {"id": "manual", "type": "LABEL", "name": "Manual", "labels": ["manual-review"]}],
             "scenarios": [
              {"id": "6571181fd511b6e54fe2a004", "name": "Strong payer",
               "links": {"bureau": {"response": {"score": 712, "openAccounts": 3}}}},
              {"id": "6571181fd511b6e54fe2a014", "name": "Hesitant bureau",
               "links": {"bureau": {"response": {"score": 650, "openAccounts": 0}, "failFirst": 2, "after": "PT1S"}}},
              {"id": "6571181fd511b6e54fe2a024", "name": "Unknown person",
               "links": {"bureau": {"error": {"code": "NOT_FOUND", "message": "no such person"}}}}]}
            """;

    static final String CONSENT_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a005", "name": "Consent alone", "start": "consent", "nodes": [
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent",
               "nip": {"channels": ["email"], "email": "\\"ana@example.com\\""}}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a005", "name": "Anybody"}]}
            """;

    static final String VERIFICATION_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a007", "name": "Verification", "start": "reached", "nodes": [
              {"id": "reached", "type": "LINK", "service": "OTP", "name": "Reached", "next": "verified", "onError": "refused",
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"",
                       "phoneNumber": "\\"5512345678\\"", "maxFallbacks": 1}},
              {"id": "verified", "type": "LABEL", "name": "Verified", "labels": ["verified"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a007", "name": "Anybody"}]}
            """;

    static final String STRICT_VERIFICATION_DOCUMENT = VERIFICATION_DOCUMENT
            .replace("54fe2a007", "54fe2a008")
            .replace(", \"onError\": \"refused\"", "")
            .replace("\"maxFallbacks\": 1", "\"attempts\": 2, \"maxFallbacks\": 0")
            .replace("""
            ,
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}""", "");

    /** Without the table's {@code $INPUTS} and its rule's {@code $CELLS}. */
    static final String TABLE_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a006", "name": "Table", "start": "f", "nodes": [
              {"id": "f", "type": "FORM", "name": "Facts", "next": "table", "sections": [
                {"section": "Facts", "fields": [
                  {"id": "flag", "name": "Flag", "type": "BOOLEAN"}, {"id": "a", "name": "A", "type": "NUMBER"},
                  {"id": "b", "name": "B", "type": "NUMBER"}, {"id": "t", "name": "T", "type": "TEXT"}]}]},
              {"id": "table", "type": "RULESET", "name": "Table", "hitPolicy": "FIRST", "inputs": $INPUTS,
               "rules": [{"when": $CELLS, "exit": "yes"}], "default": {"exit": "no"},
               "exits": {"yes": "yes", "no": "no"}},
              {"id": "yes", "type": "LABEL", "name": "Yes", "labels": ["yes"]},
              {"id": "no", "type": "LABEL", "name": "No", "labels": ["no"]}]}
            """;

    static final String THEIR_DOCUMENT = NOTE_DOCUMENT.replace(NOTE, THEIRS);

    private Flows() {}

    /** The body of a start outside the sandbox. */
    static String start(String definition) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\"}";
    }

    static String start(String definition, String scenario) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\",\"scenarioId\":\"" + scenario + "\"}";
    }

    /** The body of a start of the credit flow that answers its form. */
    static String startCredit(String scenario) {
        return start(CREDIT, scenario).replace("}", ",\"form\":" + PERSON + "}");
    }

    /** The body of a start that answers the first form. */
    static String startAnswering(String definition, String form) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\",\"form\":" + form + "}";
    }
}
