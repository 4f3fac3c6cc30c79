package dev.workfloo.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lender with a workspace of its own in a service, and what it asks of lists. */
final class ListingLender {

    static final String FIRST = TestService.EXECUTE;
    static final String SECOND = "/api/v2/workfloo";

    /** A person or a company, how much that is twice, a label, and another form. */
    static final String CREDIT = "657117e1d511b6e54fe2a0e0";

    static final String SCENARIO = "6571181fd511b6e54fe2a0e0";

    private static final String CREDIT_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0e0", "name": "Crédito ÑANDÚ", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "figures", "sections": [
                {"section": "All", "fields": [
                  {"id": "first_name", "name": "First name", "type": "TEXT", "searchable": true},
                  {"id": "last_name_1", "name": "Last name", "type": "TEXT", "searchable": true},
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "searchable": true, "sensitive": true},
                  {"id": "company_name", "name": "Company", "type": "TEXT", "searchable": true},
                  {"id": "mobile", "name": "Mobile", "type": "PHONE", "searchable": true},
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true},
                  {"id": "note", "name": "Note", "type": "TEXT"},
                  {"id": "references", "name": "References", "type": "SET", "set": {"fields": [
                    {"id": "friend", "name": "Friend", "type": "TEXT", "searchable": true}]}}]}]},
              {"id": "figures", "type": "VARIABLES", "name": "Figures", "next": "applied",
               "variables": {"twice": "applicant.income * 2", "rich": "applicant.income > 1000"}},
              {"id": "applied", "type": "LABEL", "name": "Applied", "labels": ["applied", "año 2026"], "next": "policy"},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["applicant.income"],
               "rules": [{"when": [">= 1000"], "exit": "good", "message": "Enough", "labels": ["prime"]}],
               "default": {"exit": "bad", "message": "Too little"}, "exits": {"good": "offer", "bad": "refused"}},
              {"id": "offer", "type": "FORM", "name": "Offer", "sections": [
                {"section": "Offer", "fields": [{"id": "accepted", "name": "Accepted", "type": "BOOLEAN"}]}]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["refused"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0e0", "name": "Anybody"}]}
            """;

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final TestService service;
    private final WorkspaceId workspace = Fixtures.aWorkspace();
    private final String key;

    ListingLender(TestService service) {
        this.service = service;
        key = service.addKey(workspace, Optional.empty(), Right.values());
        service.publish(workspace, CREDIT_DOCUMENT);
    }

    String key() {
        return key;
    }

    /** Publishes another definition. */
    void publish(String document) {
        service.publish(workspace, document);
    }

    /** Starts a credit with these answers. */
    String start(String answers) {
        return start(CREDIT, answers);
    }

    String start(String definition, String answers) {
        return TestService.id(service.execute(Flows.startAnswering(definition, answers))
                .key(key)
                .send());
    }

    /** One with enough income. */
    String started(String firstName) {
        return start("{\"income\": 2000, \"first_name\": \"" + firstName + "\"}");
    }

    Call get(String target) {
        return service.get(target).key(key);
    }

    /** Operation 2. */
    Reply first(String query) {
        return get(FIRST + "?" + query).send();
    }

    /** Operation 3. */
    Reply second(String query) {
        return get(SECOND + "?" + query).send();
    }

    /** The ids that the second version lists. */
    List<String> found(String query) {
        Reply reply = second(query);
        if (reply.status() != 200) throw new AssertionError(query + ": " + reply.told());
        return ids(reply);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static List<String> ids(Reply reply) {
        return ids(Json.tree(reply.body()));
    }

    /** The same of items that are a member of the answer. */
    static List<String> ids(Reply reply, String member) {
        return ids(Json.tree(reply.body()).path(member));
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** Where the next page is; empty at the end. */
    static Optional<String> next(Reply reply) {
        Matcher next = NEXT.matcher(reply.header("Link"));
        return next.find() ? Optional.of(next.group(1)) : Optional.empty();
    }
}
