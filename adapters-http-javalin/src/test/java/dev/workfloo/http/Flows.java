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

    /** The other workspace's. */
    static final String THEIRS = "657117e1d511b6e54fe2a003";

    /** Answers that the loan's first form takes. */
    static final String APPLICANT = "{\"first_name\":\"ANA\",\"rfc_pf\":\"KIBA801010\"}";

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

    static final String THEIR_DOCUMENT = NOTE_DOCUMENT.replace(NOTE, THEIRS);

    private Flows() {}

    /** The body of a start outside the sandbox. */
    static String start(String definition) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\"}";
    }

    static String start(String definition, String scenario) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\",\"scenarioId\":\"" + scenario + "\"}";
    }

    /** The body of a start that answers the first form. */
    static String startAnswering(String definition, String form) {
        return "{\"idWorkflooDefinition\":\"" + definition + "\",\"form\":" + form + "}";
    }
}
