package dev.workfloo.testkit.arbitrary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definitions with a form, a bureau that may fail, and one node that decides on what they say. */
final class Policies {

    private static final String FORM = """
            {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "bureau", "sections": [{"section": "All", "fields": [
              {"id": "age", "name": "Age", "type": "INTEGER", "required": true, "minVal": 0, "maxVal": 120},
              {"id": "born", "name": "Born", "type": "DATE", "required": true},
              {"id": "income", "name": "Income", "type": "NUMBER", "required": true, "minVal": 0},
              {"id": "rent", "name": "Rent", "type": "NUMBER"},
              {"id": "kind", "name": "Kind", "type": "SELECT", "required": true, "map": {"a": "A", "b": "B", "c": "C"}},
              {"id": "town", "name": "Town", "type": "TEXT", "required": true, "maxLength": 40},
              {"id": "employed", "name": "Employed", "type": "BOOLEAN", "required": true}]}]}
            """;

    private static final String BUREAU = """
            {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "next": "policy", "onError": "policy",
             "request": {"town": "applicant.town"}, "response": {"score": "INTEGER", "since": "DATE?"}}
            """;

    private static final String SCORED = """
            {"burden": {"id": "burden", "type": "VARIABLES", "name": "Burden", "next": "scorecard", "variables": {"free": "%s"}},
             "scorecard": {"id": "scorecard", "type": "RULESET", "name": "Scorecard", "next": "policy", "hitPolicy": "COLLECT",
               "aggregate": "SUM", "inputs": ["burden.free", "applicant.employed"], "rules": [
                 {"when": [">= 10000", "-"], "outputs": {"points": "20"}}, {"when": ["-", "true"], "outputs": {"points": "15"}}]}}
            """;

    private Policies() {}

    /** A ruleset {@code policy} with the exits yes, no and maybe; these are its other members. */
    static Map<String, Object> ruleset(String members) {
        return definition("RULESET", members);
    }

    /** The same behind what is computed first: {@code burden.free} by this formula, and {@code scorecard.points} of that. */
    static Map<String, Object> computing(String free, String members) {
        Map<String, Object> definition = definition("RULESET", members);
        Map<String, Object> computed = json(SCORED.formatted(free));
        Object policy = ((List<?>) definition.get("nodes")).get(2);
        String bureau = BUREAU.replace("\"policy\"", "\"burden\"");
        definition.put(
                "nodes", List.of(json(FORM), json(bureau), computed.get("burden"), computed.get("scorecard"), policy));
        return definition;
    }

    /** The same with a tree. */
    static Map<String, Object> tree(String members) {
        return definition("DECISION_TREE", members);
    }

    private static Map<String, Object> definition(String type, String members) {
        Map<String, Object> node = new LinkedHashMap<>(Map.of("id", "policy", "type", type, "name", "Policy"));
        node.putAll(json("{" + members + "}"));
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", "657117e1d511b6e54fe2a971");
        definition.put("name", "Policy");
        definition.put("start", "applicant");
        definition.put("nodes", List.of(json(FORM), json(BUREAU), node));
        return definition;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> json(String text) {
        try {
            return new ObjectMapper().readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A definition file of this repository, from its root. */
    static Map<String, Object> file(String path) {
        try {
            return json(Files.readString(Path.of("..", "..", path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example on the page on definitions, which has each kind of node. */
    static Map<String, Object> documented() {
        try {
            String page = Files.readString(Path.of("..", "docs", "definition-format.md"));
            int from = page.indexOf("```json", page.indexOf("# The definition document")) + "```json".length();
            return json(page.substring(from, page.indexOf("```", from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
