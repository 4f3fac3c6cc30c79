package dev.workfloo.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.driver.HttpCalls;
import dev.workfloo.http.DescribedApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Who has the demo's key: sends people their links, follows them, and reviews what they send. */
record Lender(String address) {

    private static final String KEY = "demo";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * A link to a person's page.
     *
     * @param address the whole of it, with the token
     */
    record Invitation(String execution, String link, String address) {}

    /** Starts an execution of the loan, which a person begins by this link. */
    Invitation invite() throws Exception {
        return inviteTo(OfferedFlow.LOAN);
    }

    Invitation inviteTo(OfferedFlow flow) throws Exception {
        return invite(flow, JSON.createObjectNode());
    }

    /** By a link that ends as soon as links can. */
    Invitation inviteFor(Duration time) throws Exception {
        return invite(OfferedFlow.LOAN, JSON.createObjectNode().put("expiresIn", time.toString()));
    }

    private Invitation invite(OfferedFlow flow, ObjectNode body) throws Exception {
        body.put("scenarioId", flow.scenario());
        JsonNode made = send("POST", "/api/v1/definitions/" + flow.definition() + "/link", body);
        return invitation(made.path("idWorkfloo").asText(), made);
    }

    /** Another link to an execution that there is. */
    Invitation inviteAgain(String execution) throws Exception {
        return invitation(execution, send("POST", "/api/v1/workfloo/" + execution + "/link", JSON.createObjectNode()));
    }

    private static Invitation invitation(String execution, JsonNode made) {
        return new Invitation(
                execution, made.path("id").asText(), made.path("url").asText());
    }

    void revoke(Invitation invitation) throws Exception {
        send("DELETE", "/api/v1/workfloo/" + invitation.execution() + "/link/" + invitation.link(), null);
    }

    /** Those that open. */
    JsonNode links(Invitation invitation) throws Exception {
        return send("GET", "/api/v1/workfloo/" + invitation.execution() + "/link", null);
    }

    JsonNode status(Invitation invitation) throws Exception {
        return calls().status(invitation.execution());
    }

    /** Waits until an execution stands at this node. */
    void awaits(Invitation invitation, String node) throws Exception {
        Awaiting.until(
                node,
                Duration.ofSeconds(30),
                () -> status(invitation).path("currentNodeId").asText().equals(node));
    }

    String outcome(Invitation invitation) throws Exception {
        return status(invitation).path("status").asText();
    }

    /** What the person does on their page up to the codes, done by a program. */
    void answerUpToTheCodes(Invitation invitation) throws Exception {
        ObjectNode answers = JSON.createObjectNode()
                .put("first_name", "ANA")
                .put("rfc_pf", "KIBA801010BPA")
                .put("birth_date", "1990-08-15")
                .put("housing", "own")
                .put("employed", false)
                .put("income", 20000)
                .put("country_code", "+52")
                .put("phone_number", "5512345678");
        answers.putArray("references").addObject().put("name", "LUZ");
        calls().form(invitation.execution(), answers);
        ObjectNode papers = JSON.createObjectNode();
        papers.putArray("voter_card").add("JVBERi0xLjcK");
        calls().document(invitation.execution(), papers);
        approve(invitation);
    }

    void approve(Invitation invitation) throws Exception {
        calls().review(invitation.execution(), JSON.createObjectNode().put("decision", "APPROVED"));
    }

    /** Asks for one field once more. */
    void sendBack(Invitation invitation, String field, String message) throws Exception {
        ObjectNode decision = JSON.createObjectNode().put("decision", "REJECTED");
        decision.putArray("reviews").addObject().put("fieldId", field).put("message", message);
        calls().review(invitation.execution(), decision);
    }

    HttpCalls calls() {
        return new HttpCalls(address, KEY, HttpCalls.SANDBOX, DescribedApi::check);
    }

    private JsonNode send(String method, String path, ObjectNode body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path + "?sandbox=true"))
                .header("x-api-key", KEY)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) request.header("Content-Type", "application/json");
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        DescribedApi.check(answer);
        if (answer.statusCode() >= 300) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
