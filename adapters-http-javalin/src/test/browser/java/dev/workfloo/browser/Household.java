package dev.workfloo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.workfloo.browser.Lender.Invitation;
import dev.workfloo.driver.HttpCalls;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An execution that asks for a household and proofs of its income, as whoever started it sees it. */
record Household(Lender lender, Invitation invitation) {

    /** The first file of the set. */
    static final String SLIP = "payslips[0].payslip";

    static final String SECOND_SLIP = "payslips[1].payslip";

    static Household at(Site site) throws Exception {
        Lender lender = site.lender();
        return new Household(lender, lender.inviteTo(OfferedFlow.HOUSEHOLD));
    }

    private HttpCalls calls() {
        return lender.calls();
    }

    /** What the person does on the first page, done by a program. */
    Household answered() throws Exception {
        calls().form(
                        invitation.execution(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("address", "Calle 1")
                                .put("rent", 5000));
        return this;
    }

    String standsAt() throws Exception {
        return lender.status(invitation).path("currentNodeId").asText();
    }

    private List<JsonNode> nodes() throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        calls().detail(invitation.execution()).path("nodes").forEach(nodes::add);
        return nodes;
    }

    private JsonNode node(String id) throws Exception {
        return nodes().stream()
                .filter(node -> node.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it did not come to " + id));
    }

    /** What the form was answered. */
    JsonNode answers() throws Exception {
        return node("household").path("form").path("fields");
    }

    /** That the form was answered so, once, and that nothing came of it but that the documents are asked for. */
    void livesAt(String address) throws Exception {
        assertEquals(address, answers().path("address").asText());
        assertEquals(
                List.of("household", "proofs"),
                nodes().stream().map(node -> node.path("id").asText()).toList());
    }

    /** By what its node knows it. */
    byte[] file(String key) throws Exception {
        return Base64.getDecoder().decode(calls().file(invitation.execution(), "proofs", key));
    }

    int files() throws Exception {
        return node("proofs").path("documents").size();
    }
}
