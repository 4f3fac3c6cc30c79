package dev.workfloo.http.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The definitions whose executions stand at each kind of step. Each has a scenario whose id is its own, with another beginning. */
final class FuzzedFlows {

    static final String FORM = "657117e1d511b6e54fe2af01";
    static final String DOCUMENT = "657117e1d511b6e54fe2af02";
    static final String CONSENT = "657117e1d511b6e54fe2af03";
    static final String STRICT_CONSENT = "657117e1d511b6e54fe2af04";
    static final String VERIFICATION = "657117e1d511b6e54fe2af05";
    static final String SERVICE = "657117e1d511b6e54fe2af06";
    static final String REVIEW = "657117e1d511b6e54fe2af07";
    static final String TIMER = "657117e1d511b6e54fe2af08";
    static final String NOTE = "657117e1d511b6e54fe2af09";
    static final String PDF = "657117e1d511b6e54fe2af0a";
    static final String API = "657117e1d511b6e54fe2af0b";
    static final String POOL = "657117e1d511b6e54fe2af0f";

    /** Of the person: no error may repeat them. */
    static final String RFC = "KIBA801010";

    static final String PHONE = "5512345678";

    /** What the form takes. */
    static final String PERSON = ("{'first_name': '" + Texts.MARK + " ANA', 'rfc_pf': '" + RFC
                    + "', 'income': 20000.5, 'age': 44, 'employed': true, 'employer': '" + Texts.MARK
                    + " ACME', 'born': '1980-10-10', 'email': '" + Texts.MARK + "@example.com', 'country_code': '+52', "
                    + "'phone_number': '" + PHONE + "', 'house': 'own', 'references': [{'name': '" + Texts.MARK
                    + " EVA', 'years': 3}, {}]}")
            .replace('\'', '"');

    /** What the DOCUMENT takes. */
    static final String FILES = "{\"voter_card\":[\"" + base64("%PDF-1.7 of " + Texts.MARK)
            + "\"],\"people\":[{\"proof\":\"" + base64("<?xml version='1.0'?><a>" + Texts.MARK + "</a>") + "\"}]}";

    /** What no error and no log may repeat: what people answered and sent, and what marks all else. */
    static final List<String> SECRETS =
            List.of(Texts.MARK, RFC, PHONE, base64("%PDF-1.7 of " + Texts.MARK), FuzzedService.TOKEN);

    /** What the DOCUMENT behind a PDF takes. */
    static final String PROOF = "{\"proof\":\"" + base64("<?xml version='1.0'?><a>" + Texts.MARK + "</a>") + "\"}";

    static final String APPLICANT = "{\"income\":20000,\"rfc\":\"" + RFC + "\"}";

    static final List<String> DOCUMENTS = List.of("""
            {"id": "657117e1d511b6e54fe2af01", "name": "Form", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "sections": [
                {"section": "Person", "fields": [
                  {"id": "first_name", "name": "First name", "type": "TEXT", "required": true, "maxLength": 40,
                   "sensitive": true, "searchable": true},
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "regex": "[A-Z]{4}[0-9]{6}",
                   "regexMessage": "4 letters and 6 digits", "sensitive": true, "searchable": true},
                  {"id": "income", "name": "Income", "type": "NUMBER", "minVal": 0, "maxVal": 1000000},
                  {"id": "age", "name": "Age", "type": "INTEGER", "minVal": 18},
                  {"id": "employed", "name": "Employed", "type": "BOOLEAN"},
                  {"id": "employer", "name": "Employer", "type": "TEXT",
                   "showIf": [{"field": "employed", "values": ["true"], "requiredWithValues": ["true"]}]},
                  {"id": "born", "name": "Born", "type": "DATE"},
                  {"id": "email", "name": "E-mail", "type": "EMAIL", "sensitive": true, "searchable": true},
                  {"id": "country_code", "name": "Country code", "type": "TEXT"},
                  {"id": "phone_number", "name": "Mobile", "type": "PHONE", "sensitive": true, "searchable": true},
                  {"id": "house", "name": "House", "type": "SELECT", "map": {"own": "Own", "rented": "Rented"}},
                  {"id": "hint", "name": "Hint", "type": "HTML", "html": "<b>All of it</b>"},
                  {"id": "references", "name": "References", "type": "SET", "min": 1, "max": 2, "set": {
                    "fields": [{"id": "name", "name": "Name", "type": "TEXT", "searchable": true},
                               {"id": "years", "name": "Years", "type": "INTEGER"}],
                    "required": ["name"], "optionalAt": [1]}}]}]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af01", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af02", "name": "Files", "start": "papers", "nodes": [
              {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "offer", "files": [
                {"id": "voter_card", "name": "Voter card", "required": true, "formats": ["jpg", "png", "pdf"],
                 "maxSize": 20000, "max": 2},
                {"id": "letter", "name": "Letter", "formats": ["pdf"]},
                {"id": "people", "name": "People", "min": 1, "max": 2, "set": {"files": [
                  {"id": "proof", "name": "Proof"}], "required": ["proof"], "optionalAt": [1]}}]},
              {"id": "offer", "type": "FORM", "name": "Offer", "sections": [
                {"section": "Offer", "fields": [
                  {"id": "accepted", "name": "Accepted", "type": "BOOLEAN", "required": true}]}]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af02", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af03", "name": "Consent", "start": "consent", "nodes": [
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", "onError": "refused",
               "nip": {"channels": ["sms"], "countryCode": "\\"+52\\"", "phoneNumber": "\\"5512345678\\""}},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af03", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af04", "name": "Strict consent", "start": "consent", "nodes": [
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent",
               "nip": {"channels": ["sms"], "countryCode": "\\"+52\\"", "phoneNumber": "\\"5512345678\\""}}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af04", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af05", "name": "Verification", "start": "reached", "nodes": [
              {"id": "reached", "type": "LINK", "service": "OTP", "name": "Reached", "onError": "refused",
               "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"",
                       "phoneNumber": "\\"5512345678\\"", "maxFallbacks": 1}},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af05", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af06", "name": "Service", "start": "bureau", "nodes": [
              {"id": "bureau", "type": "LINK", "service": "bureau", "name": "Bureau",
               "request": {"rfc": "\\"KIBA801010\\""}, "response": {"score": "NUMBER"}}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af06", "name": "Anybody",
               "links": {"bureau": {"response": {"score": 712}}}}]}
            """, """
            {"id": "657117e1d511b6e54fe2af07", "name": "Review", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "manual", "sections": [
                {"section": "Person", "fields": [
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true, "minVal": 0},
                  {"id": "rfc", "name": "RFC", "type": "TEXT", "sensitive": true, "searchable": true}]}]},
              {"id": "manual", "type": "VALIDATION", "name": "Manual review", "instruction": "Does it fit?",
               "fields": ["applicant.income", "applicant.rfc"], "allowCorrection": true,
               "exits": {"APPROVED": null, "REJECTED": null}}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af07", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af08", "name": "Timer", "start": "reflection", "nodes": [
              {"id": "reflection", "type": "TIMER", "name": "Time to think", "wait": "P1D"}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af08", "name": "Slow", "waits": {"reflection": "P1D"}}]}
            """, """
            {"id": "657117e1d511b6e54fe2af09", "name": "Note", "start": "noted", "nodes": [
              {"id": "noted", "type": "LABEL", "name": "Noted", "labels": ["noted"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af09", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af0a", "name": "PDF", "start": "letter", "nodes": [
              {"id": "letter", "type": "PDF", "name": "Letter", "next": "papers", "template": "<p>To {{ \\"you\\" }}</p>"},
              {"id": "papers", "type": "DOCUMENT", "name": "Papers", "files": [
                {"id": "voter_card", "name": "The letter", "sourcePdfNodeId": "letter"},
                {"id": "proof", "name": "Proof", "required": true}]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af0a", "name": "Anybody"}]}
            """, """
            {"id": "657117e1d511b6e54fe2af0b", "name": "API", "start": "employment", "nodes": [
              {"id": "employment", "type": "API", "name": "Employment", "method": "GET",
               "url": "https://api.example.com/people", "response": {"years": "NUMBER?"}}],
             "scenarios": [{"id": "6571181fd511b6e54fe2af0b", "name": "Anybody",
               "links": {"employment": {"response": {"years": 3}}}}]}
            """);

    static final String POOL_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2af0f", "name": "Pool", "pool": [
              {"if": "draw < 0.5", "definition": "657117e1d511b6e54fe2af01"},
              {"if": "true", "definition": "657117e1d511b6e54fe2af09"}]}
            """;

    private FuzzedFlows() {}

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String scenarioOf(String definition) {
        return definition.replace("657117e1", "6571181f");
    }

    /** The body of a start, wherever it is. */
    static String start(String definition) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\",\"scenarioId\":\"" + scenarioOf(definition) + "\"}";
    }

    private static String starting(String definition, String members) {
        return start(definition).replace("}", "," + members + "}");
    }

    /** What starts are made with. */
    static List<String> starts() {
        return List.of(
                start(NOTE),
                start(CONSENT),
                start(TIMER),
                starting(FORM, "\"form\":" + PERSON),
                starting(FORM, "\"form\":{},\"document\":{}"),
                starting(DOCUMENT, "\"document\":" + FILES),
                starting(
                        REVIEW,
                        "\"callbackUrl\":\"https://example.com/" + Texts.MARK + "\",\"callbackXApiKey\":\"" + Texts.MARK
                                + "\",\"form\":" + APPLICANT));
    }

    /** What pools are asked to start. */
    static List<String> poolStarts() {
        return List.of("{\"idPoolDefinition\":\"" + POOL + "\",\"sceneries\":{\"" + FORM + "\":\"" + scenarioOf(FORM)
                + "\",\"" + NOTE + "\":\"" + scenarioOf(NOTE) + "\"}}");
    }
}
