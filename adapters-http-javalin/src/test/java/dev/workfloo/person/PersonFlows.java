package dev.workfloo.person;

/** The definitions that tests of the person's page run. */
final class PersonFlows {

    /** Consent alone, and a label behind it; of two codes the second is the last. */
    static final String CONSENT = """
            {"id": "657117e1d511b6e54fe2b001", "name": "Consent", "start": "consent", "nodes": [
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Your consent", "next": "given", "onError": "refused",
               "nip": {"channels": ["sms"], "countryCode": "\\"+52\\"", "phoneNumber": "\\"5512345678\\"", "maxSends": 2,
                       "companyName": "Demo Financiera", "terms": "https://example.com/terms",
                       "privacyNotice": "We keep what you tell us.\\n\\nAnd no more."}},
              {"id": "given", "type": "LABEL", "name": "Given", "labels": ["given"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}]}
            """;

    /** A one-time code alone. */
    static final String VERIFICATION = """
            {"id": "657117e1d511b6e54fe2b002", "name": "Verification", "start": "phone", "nodes": [
              {"id": "phone", "type": "LINK", "service": "OTP", "name": "Your phone", "next": "verified", "onError": "refused",
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"",
                       "phoneNumber": "\\"5512345678\\"", "attempts": 2, "maxFallbacks": 1}},
              {"id": "verified", "type": "LABEL", "name": "Verified", "labels": ["verified"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}]}
            """;

    /** Two forms for a person, and between them what others do: a bureau, a reviewer, and time. */
    static final String LONG = """
            {"id": "657117e1d511b6e54fe2b003", "name": "Long", "start": "applicant", "expiresAfter": "P7D",
             "timeZone": "America/Mexico_City", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "About you", "next": "bureau", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true}]}]},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "next": "review",
               "request": {"rfc": "applicant.rfc"}, "response": {"score": "INTEGER"}},
              {"id": "review", "type": "VALIDATION", "name": "Review", "fields": ["applicant.rfc"],
               "exits": {"APPROVED": "pause", "REJECTED": null}},
              {"id": "pause", "type": "TIMER", "name": "Pause", "wait": "P1D", "next": "offer"},
              {"id": "offer", "type": "FORM", "name": "Our offer", "sections": [
                {"section": "Offer", "fields": [{"id": "accepted", "name": "Accepted", "type": "BOOLEAN"}]}]}]}
            """;

    private PersonFlows() {}
}
