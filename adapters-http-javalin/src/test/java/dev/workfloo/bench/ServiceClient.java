package dev.workfloo.bench;

import java.io.IOException;

/** A client of the service who has an execution of his own. Its flow asks for two forms in turn, without end. */
final class ServiceClient implements AutoCloseable {

    static final String DEFINITION = "657117e1d511b6e54fe2a0be";

    /** The answers to the second form decide that the first one comes again. */
    static final String FLOW = """
            {"id": "657117e1d511b6e54fe2a0be", "name": "Two forms", "expiresAfter": "P7D", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "offer", "sections": [
                {"section": "Person", "fields": [
                  {"id": "first_name", "name": "First name", "type": "TEXT", "required": true, "maxLength": 60, "searchable": true},
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "searchable": true, "sensitive": true},
                  {"id": "income", "name": "Monthly income", "type": "NUMBER", "required": true, "minVal": 0}]}]},
              {"id": "offer", "type": "FORM", "name": "Offer", "next": "which", "sections": [
                {"section": "Offer", "fields": [
                  {"id": "accepted", "name": "Accepted", "type": "BOOLEAN", "required": true}]}]},
              {"id": "which", "type": "DECISION_TREE", "name": "Which",
               "tree": {"name": "accepted", "if": "offer.accepted", "message": "Accepted",
                        "then": {"exit": "done"}, "else": {"exit": "again"}},
               "exits": {"done": null, "again": "applicant"}}]}
            """;

    static final String START = "{\"idWorkflooDefinition\":\"" + DEFINITION + "\"}";
    private static final String APPLICANT = "{\"first_name\":\"ANA\",\"rfc_pf\":\"KIBA801010BPA\",\"income\":20000}";
    private static final String OFFER = "{\"accepted\":false}";
    private static final String ROOT = "/api/v1/workfloo";

    private final KeptConnection connection;
    private final String headers;
    private String id = "";
    private int calls;
    private int steps;

    private ServiceClient(KeptConnection connection, String headers) {
        this.connection = connection;
        this.headers = headers;
    }

    static ServiceClient of(int port, String key) throws IOException {
        ServiceClient client = new ServiceClient(
                KeptConnection.to(port), "x-api-key: " + key + "\r\nContent-Type: application/json\r\n");
        client.execute();
        return client;
    }

    void execute() throws IOException {
        String answer = connection.call("POST", ROOT, headers, START);
        int begin = answer.indexOf("\"id\":\"") + 6;
        id = answer.substring(begin, begin + 24);
        steps = 0;
    }

    void status() throws IOException {
        connection.call("GET", ROOT + "/status/" + id, headers, "");
    }

    void step() throws IOException {
        connection.call("POST", ROOT + "/" + id + "/form", headers, steps++ % 2 == 0 ? APPLICANT : OFFER);
    }

    /** As a client goes through a flow: one call each time. */
    void next() throws IOException {
        switch (calls++ % 3) {
            case 0 -> execute();
            case 1 -> status();
            default -> step();
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
