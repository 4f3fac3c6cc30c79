package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario.Expectation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes what should come out of a scenario: its member {@code expect}. */
final class ExpectationDocument {

    private ExpectationDocument() {}

    static Expectation read(DocumentReader document) {
        Optional<Outcome> status = document.parsed(
                "status",
                name -> Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.name().equals(name))
                        .findFirst(),
                "must be one of " + List.of(Outcome.values()));
        Expectation expectation = new Expectation(status, document.texts("labels"), exits(document), values(document));
        document.done();
        return expectation;
    }

    private static Map<NodeId, String> exits(DocumentReader document) {
        Map<NodeId, String> exits = new LinkedHashMap<>();
        document.object("exits")
                .ifPresent(byNode -> document.members("exits").forEach((node, exit) -> {
                    Optional<NodeId> id = LinksDocument.node(node, byNode);
                    if (exit instanceof Value.Text text) id.ifPresent(it -> exits.put(it, text.text()));
                    else byNode.error(node, "must be the name of an exit, as text");
                }));
        return exits;
    }

    /** Written as {@code node.member}, as formulas write it. */
    private static Map<NodeId, Value.Context> values(DocumentReader document) {
        Map<NodeId, Map<String, Value>> values = new LinkedHashMap<>();
        document.object("variables")
                .ifPresent(named -> document.members("variables").forEach((name, value) -> {
                    int dot = name.indexOf('.');
                    Optional<NodeId> id = NodeId.parse(name.substring(0, Math.max(0, dot)));
                    if (id.isEmpty()) named.error(name, "must be a node, a dot and what it sets, such as policy.limit");
                    else
                        values.computeIfAbsent(id.get(), it -> new LinkedHashMap<>())
                                .put(name.substring(dot + 1), value);
                }));
        Map<NodeId, Value.Context> byNode = new LinkedHashMap<>();
        values.forEach((node, members) -> byNode.put(node, new Value.Context(members)));
        return byNode;
    }

    static Value write(Expectation expect) {
        Map<String, String> exits = new LinkedHashMap<>();
        expect.exits().forEach((node, exit) -> exits.put(node.name(), exit));
        Map<String, Value> values = new LinkedHashMap<>();
        expect.values()
                .forEach((node, members) ->
                        members.members().forEach((member, value) -> values.put(node.name() + "." + member, value)));
        TreeWriter tree = new TreeWriter()
                .text("status", expect.status().map(Outcome::name))
                .texts("labels", expect.labels())
                .texts("exits", exits);
        return (values.isEmpty() ? tree : tree.tree("variables", new Value.Context(values))).done();
    }
}
