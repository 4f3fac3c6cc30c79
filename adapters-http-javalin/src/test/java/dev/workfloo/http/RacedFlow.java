package dev.workfloo.http;

/** A flow that waits for everybody once: for a person, a provider, a bureau, a PDF, an API, a moment, and a reviewer. */
final class RacedFlow {

    static final String ID = "657117e1d511b6e54fe2a0fa";
    static final String SCENARIO = "6571181fd511b6e54fe2a0fa";

    static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0fa", "name": "Raced", "start": "applicant", "expiresAfter": "P7D", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "papers", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "searchable": true},
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true},
                  {"id": "country_code", "name": "Country code", "type": "TEXT", "required": true},
                  {"id": "phone_number", "name": "Mobile", "type": "PHONE", "required": true}]}]},
              {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "reached", "files": [
                {"id": "letter", "name": "Letter", "required": true}]},
              {"id": "reached", "type": "LINK", "service": "OTP", "name": "Reached", "next": "consent", "onError": "refused",
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "applicant.country_code",
                       "phoneNumber": "applicant.phone_number", "attempts": 3, "maxFallbacks": 1}},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "next": "bureau", "onError": "refused",
               "nip": {"channels": ["sms"], "maxSends": 3, "countryCode": "applicant.country_code",
                 "phoneNumber": "applicant.phone_number", "companyName": "Financiera",
                 "termsVersion": "2026-01", "privacyNoticeVersion": "2026-01"}},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "consent": "consent",
               "next": "contract", "onError": "refused", "request": {"rfc": "applicant.rfc_pf"},
               "response": {"score": "NUMBER", "openAccounts": "INTEGER"}},
              {"id": "contract", "type": "PDF", "name": "Contract", "template": "<p>{{ applicant.income }}</p>",
               "next": "site", "onError": "refused"},
              {"id": "site", "type": "API", "name": "Site", "method": "GET", "next": "reflection", "onError": "refused",
               "url": "https://api.example.com/incomes/{{ applicant.income }}", "response": {"score": "NUMBER"}},
              {"id": "reflection", "type": "TIMER", "name": "Reflection", "wait": "PT1H", "next": "manual"},
              {"id": "manual", "type": "VALIDATION", "name": "Manual review", "fields": ["applicant.rfc_pf", "applicant.income"],
               "allowCorrection": true, "exits": {"APPROVED": "offer", "REJECTED": "refused"}},
              {"id": "offer", "type": "FORM", "name": "Offer", "next": "welcome", "sections": [
                {"section": "Offer", "fields": [
                  {"id": "accepted", "name": "Accepted", "type": "BOOLEAN", "required": true}]}]},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0fa", "name": "Strong payer", "waits": {"reflection": "PT1H"},
               "links": {"bureau": {"response": {"score": 712, "openAccounts": 3}}, "site": {"response": {"score": 712}}}}]}
            """;

    private RacedFlow() {}

    /** Answers to its first form. */
    static String person(int income) {
        return "{\"rfc_pf\":\"KIBA801010BPA\",\"income\":" + income
                + ",\"country_code\":\"+52\",\"phone_number\":\"5512345678\"}";
    }

    /** @param text what is in the letter, in base64 */
    static String papers(String text) {
        return "{\"letter\":\"" + text + "\"}";
    }
}
