package dev.workfloo.cluster;

/** Form, consent, bureau, policy; and the same with a wait behind the bureau. */
enum CreditFlow {
    /** Whoever cannot be asked is refused, and whom the bureau does not answer for is looked at. */
    WITH_ERROR_BRANCHES(
            "657117e1d511b6e54fe2a00a",
            "\"sms\", \"whatsapp\"",
            "\"onError\": \"refused\",",
            "\"onError\": \"manual\","),
    /** What fails ends it. */
    WITHOUT_ERROR_BRANCHES("657117e1d511b6e54fe2a00b", "\"sms\", \"whatsapp\"", "", ""),
    /** Codes go by e-mail. */
    BY_EMAIL("657117e1d511b6e54fe2a00c", "\"email\"", "", ""),
    /** No longer than until a write that ends it can be held. */
    AFTER_A_MOMENT("657117e1d511b6e54fe2a00d", "PT1S"),
    /** As long as others take to come to their points, and some more. */
    AFTER_A_WHILE("657117e1d511b6e54fe2a00e", "PT25S"),
    /** Before they consent, people show by a one-time code that they can be reached. */
    VERIFIED("657117e1d511b6e54fe2a00f", "\"sms\"", "", "") {
        @Override
        String document() {
            return super.document()
                    .replace(
                            "\"name\": \"Applicant\", \"next\": \"consent\"",
                            "\"name\": \"Applicant\", \"next\": \"reached\"")
                    .replace("{\"id\": \"consent\"", REACHED + "{\"id\": \"consent\"");
        }
    },
    /** Before they consent, people send a letter. */
    WITH_FILES("657117e1d511b6e54fe2a010", "\"sms\"", "", "") {
        @Override
        String document() {
            return super.document()
                    .replace(
                            "\"name\": \"Applicant\", \"next\": \"consent\"",
                            "\"name\": \"Applicant\", \"next\": \"papers\"")
                    .replace("{\"id\": \"consent\"", PAPERS + "{\"id\": \"consent\"");
        }
    },
    /**
     * What the bureau says is written into a contract. Who draws it takes a while to begin, and has drawn a cover before, so that it
     * is known when the contract is drawn.
     */
    WITH_PDF("657117e1d511b6e54fe2a011", "\"sms\"", "", "") {
        @Override
        String document() {
            return super.document()
                    .replace(
                            "\"name\": \"Applicant\", \"next\": \"consent\"",
                            "\"name\": \"Applicant\", \"next\": \"cover\"")
                    .replace("\"next\": \"policy\"", "\"next\": \"contract\"")
                    .replace("{\"id\": \"policy\"", PDFS + "{\"id\": \"policy\"");
        }
    };

    private static final String REACHED = """
            {"id": "reached", "type": "LINK", "service": "OTP", "name": "Reached", "next": "consent",
             "otp": {"provider": "verifier", "channel": "sms", "countryCode": "applicant.country_code",
               "phoneNumber": "applicant.phone_number"}},
            """;

    private static final String PAPERS = """
            {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "consent", "files": [
              {"id": "letter", "name": "Letter", "required": true}]},
            """;

    private static final String PDFS = """
            {"id": "cover", "type": "PDF", "name": "Cover", "next": "consent", "template": "<h1>Contract</h1>"},
            {"id": "contract", "type": "PDF", "name": "Contract", "next": "policy",
             "template": "<h1>Contract</h1><p>{{ bureau.score }}</p>"},
            """;

    static final String APPROVED = "approved";

    private static final String DOCUMENT = """
            {"id": "%s", "name": "Credit", "expiresAfter": "P7D", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "consent", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true},
                  {"id": "email", "name": "E-mail", "type": "EMAIL", "required": true, "sensitive": true},
                  {"id": "country_code", "name": "Country code", "type": "TEXT", "required": true},
                  {"id": "phone_number", "name": "Mobile", "type": "PHONE", "required": true, "sensitive": true}]}]},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "next": "bureau", %s
               "nip": {"channels": [%s], "resendAfter": "PT1S", "countryCode": "applicant.country_code",
                 "phoneNumber": "applicant.phone_number", "email": "applicant.email",
                 "companyName": "Financiera", "termsVersion": "2026-01", "privacyNoticeVersion": "2026-02"}},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "consent": "consent",
               "next": "%s", %s "request": {"rfc": "applicant.rfc_pf"},
               "response": {"score": "NUMBER", "openAccounts": "INTEGER"}, "retries": 5, "timeout": "PT1M"},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["bureau.score"],
               "rules": [{"when": [">= 700"], "exit": "good", "message": "Strong score",
                          "outputs": {"limit": "applicant.income * 3"}}],
               "default": {"exit": "bad", "message": "Outside the policy"},
               "exits": {"good": "welcome", "bad": "refused"}},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]}%s%s]}
            """;

    private static final String MANUAL =
            ", {\"id\": \"manual\", \"type\": \"LABEL\", \"name\": \"Manual\", \"labels\": [\"manual-review\"]}";

    private static final String WAIT =
            ", {\"id\": \"reflection\", \"type\": \"TIMER\", \"name\": \"Reflection\", \"wait\": \"%s\", \"next\": \"policy\"}";

    private final String id;
    private final String channels;
    private final String consentFails;
    private final String bureauFails;
    private final String wait;

    CreditFlow(String id, String channels, String consentFails, String bureauFails) {
        this(id, channels, consentFails, bureauFails, "");
    }

    /** What fails ends it. */
    CreditFlow(String id, String wait) {
        this(id, "\"sms\", \"whatsapp\"", "", "", wait);
    }

    CreditFlow(String id, String channels, String consentFails, String bureauFails, String wait) {
        this.id = id;
        this.channels = channels;
        this.consentFails = consentFails;
        this.bureauFails = bureauFails;
        this.wait = wait;
    }

    String document() {
        String afterBureau = waits() ? "reflection" : "policy";
        String manual = bureauFails.isEmpty() ? "" : MANUAL;
        String timer = waits() ? String.format(WAIT, wait) : "";
        return String.format(DOCUMENT, id, consentFails, channels, afterBureau, bureauFails, manual, timer);
    }

    private boolean waits() {
        return !wait.isEmpty();
    }

    /** Whether it has a node that the release before does not know. */
    boolean isNew() {
        return waits() || this == VERIFIED || this == WITH_FILES || this == WITH_PDF;
    }

    String definition() {
        return id;
    }

    String start() {
        return "{\"idWorkflooDefinition\":\"" + id + "\"}";
    }

    /** Answers to its form. */
    static String person(String email) {
        return "{\"rfc_pf\":\"KIBA801010BPA\",\"income\":20000,\"email\":\"" + email
                + "\",\"country_code\":\"+52\",\"phone_number\":\"5512345678\"}";
    }
}
