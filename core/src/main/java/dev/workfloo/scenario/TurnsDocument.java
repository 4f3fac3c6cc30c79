package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes what a test run submits, node by node: an object, or a list of them.
 *
 * @param member where it stands in a scenario
 * @param what one turn is, in words
 */
record TurnsDocument(String member, String what) {

    Turns read(DocumentReader scenario) {
        Map<NodeId, List<Value.Context>> turns = new LinkedHashMap<>();
        scenario.object(member)
                .ifPresent(document -> scenario.members(member).forEach((name, given) -> {
                    Optional<NodeId> node = LinksDocument.node(name, document);
                    Optional<List<Value.Context>> read = turns(given);
                    if (read.isEmpty()) document.error(name, "must be " + what + ", or a list of such objects");
                    node.ifPresent(id -> read.ifPresent(each -> turns.put(id, each)));
                }));
        return new Turns(turns);
    }

    private static Optional<List<Value.Context>> turns(Value given) {
        if (given instanceof Value.Context once) return Optional.of(List.of(once));
        if (!(given instanceof Value.Sequence list)) return Optional.empty();
        boolean areObjects = list.items().stream().allMatch(Value.Context.class::isInstance);
        return areObjects
                ? Optional.of(
                        list.items().stream().map(Value.Context.class::cast).toList())
                : Optional.empty();
    }

    void write(Turns turns, TreeWriter scenario) {
        Map<String, Value> written = new LinkedHashMap<>();
        turns.byNode()
                .forEach((node, given) -> written.put(
                        node.name(), given.size() == 1 ? given.get(0) : new Value.Sequence(List.copyOf(given))));
        scenario.tree(member, new Value.Context(written));
    }
}
