package dev.workfloo;

import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.api.ApiPlace;
import dev.workfloo.definition.api.ApiRequest;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A form, and an API that is asked with its answers. */
public final class ApiFlow {

    public static final String ID = "657117e1d511b6e54fe2a0e1";

    private static final String FORM = """
            {"id": "person", "type": "FORM", "name": "Person", "next": "lookup", "sections": [
              {"section": "Person", "fields": [
                {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                {"id": "name", "name": "Name", "type": "TEXT", "required": true},
                {"id": "nick", "name": "Nickname", "type": "TEXT"},
                {"id": "income", "name": "Income", "type": "NUMBER", "required": true}]}]}""";

    private ApiFlow() {}

    /** @param members of the API's node, with which what it is asked is said */
    public static Value document(String members) {
        return CreditFlow.read("""
                {"id": "%s", "name": "Asks an API", "start": "person", "nodes": [%s,
                  {"id": "lookup", "type": "API", "name": "Look-up", %s, "response": {"score": "INTEGER", "note": "TEXT?"},
                   "next": "done", "onError": "failed"},
                  {"id": "done", "type": "LABEL", "name": "Done", "labels": ["done"]},
                  {"id": "failed", "type": "LABEL", "name": "Failed", "labels": ["failed"]}]}
                """.formatted(ID, FORM, members));
    }

    public static WorkflooDefinition definition(String members) {
        return DefinitionReader.read(document(members))
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));
    }

    public static ApiNode node(String members) {
        return definition(members).nodes().stream()
                .filter(it -> it.id().equals(new NodeId("lookup")))
                .map(ApiNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What an API is asked, whose document says the rest. */
    public static ApiRequest request(String members) {
        return node(members).exchange().request();
    }

    /** A request with one place of each kind for the same value, which is called {@code person.name} in it. */
    public static ApiRequest everywhere() {
        return request("""
                "method": "POST",
                "url": "https://api.example.com/v1/people/{{ person.name }}/scores/x{{ person.name }}y?q={{ person.name }}&z=1",
                "headers": {"X-Person": "{{ person.name }}", "X-Mixed": "a {{ person.name }}; b=c"},
                "body": {"whole": "{{ person.name }}", "words": "Dear {{ person.name }}!", "list": ["{{ person.name }}", 1]}
                """);
    }

    /** Each place filled with one value. */
    public static Value.Context values(ApiRequest request, Object value) {
        Map<String, Object> values = new HashMap<>();
        request.places().forEach(place -> values.put(place.name(), value));
        return Value.Context.of(values);
    }

    /** Filled in the order of the document, each with the next of these. */
    public static Value.Context values(ApiRequest request, Collection<?> each) {
        List<String> names = request.places().map(ApiPlace::name).toList();
        Map<String, Object> values = new HashMap<>();
        int at = 0;
        for (Object value : each) values.put(names.get(at++), value);
        return Value.Context.of(values);
    }
}
