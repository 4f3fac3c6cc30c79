package dev.workfloo.testkit.trace;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Formula;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the nodes of a run left behind, by the names that formulas use. A name that nothing has would be null for ever. */
final class LeftBehind {

    private final CheckedFlow flow;
    private final String name;
    private final String member;

    private LeftBehind(CheckedFlow flow, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) throw new IllegalArgumentException("name a node and a member, such as policy.limit: " + path);
        this.flow = flow;
        this.name = path.substring(0, dot);
        this.member = path.substring(dot + 1);
    }

    /** The value at a path; null (the value) where the run left none. */
    static Value at(String path, RunTrace trace) {
        LeftBehind left = new LeftBehind(trace.flow(), path);
        Node node = left.node();
        Map<?, Value.Context> values = trace.execution().data().values();
        Value.Context there = values.get(node.id());
        Value value = there == null ? Value.NULL : there.get(left.member);
        if (value == Value.NULL) left.requireMember(node);
        return value;
    }

    private Node node() {
        Collection<Node> nodes = flow.definition().nodes();
        return nodes.stream()
                .filter(node -> node.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> nothing(
                        "no node has the id " + name,
                        "its nodes are ",
                        nodes.stream().map(node -> node.id().name()).toList()));
    }

    private void requireMember(Node node) {
        Set<String> members = members(node);
        if (!members.contains(member)) {
            throw nothing(name + " leaves nothing behind that is called " + member, "it leaves ", members);
        }
    }

    private static Set<String> members(Node node) {
        if (node instanceof FormNode form) return form.form().type().members().keySet();
        if (node instanceof ServiceNode service) {
            return service.connector().response().type().members().keySet();
        }
        return node.formulas()
                .map(Formula::sets)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private IllegalArgumentException nothing(String what, String label, Collection<String> there) {
        String has = there.isEmpty() ? "there is none" : label + String.join(", ", there);
        return new IllegalArgumentException("in " + flow.definition().name() + ", " + what + ": " + has);
    }
}
