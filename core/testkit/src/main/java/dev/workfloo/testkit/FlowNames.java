package dev.workfloo.testkit;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.Field;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.trace.FlowCoverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a definition has, by the names that tests use; whoever names something else is told what there is. */
record FlowNames(CheckedFlow flow, List<Scenario> scenarios) {

    FlowNames {
        scenarios = List.copyOf(scenarios);
    }

    /** The node of this id. */
    Node node(String id) {
        return nodes().stream()
                .filter(node -> node.id().name().equals(id))
                .findFirst()
                .orElseThrow(() -> nothing("no node has the id " + id, "its nodes are", ids(nodes())));
    }

    private List<Node> nodes() {
        return flow.definition().nodes();
    }

    private static List<String> ids(Collection<Node> nodes) {
        return nodes.stream().map(node -> node.id().name()).toList();
    }

    IllegalArgumentException nothing(String what, String label, Collection<String> there) {
        String has = there.isEmpty() ? "there is none" : label + " " + String.join(", ", there);
        return new IllegalArgumentException("in " + flow.definition().name() + ", " + what + ": " + has);
    }

    void require(Node node, Class<? extends Node> kind, String what) {
        if (kind.isInstance(node)) return;
        List<Node> fit = nodes().stream().filter(kind::isInstance).toList();
        throw nothing(node.id() + " is a " + node.type() + " and takes no " + what, "those that do are", ids(fit));
    }

    void requireFields(FormNode form, Map<String, ?> answers) {
        List<String> fields = form.form().fields().map(Field::id).toList();
        for (String name : answers.keySet()) {
            if (!fields.contains(name)) {
                throw nothing(form.id() + " asks nothing that is called " + name, "it asks", fields);
            }
        }
    }

    void requireSomewhere(Set<String> names) {
        Set<String> asked = nodes().stream()
                .filter(FormNode.class::isInstance)
                .flatMap(node -> ((FormNode) node).form().fields())
                .map(Field::id)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            if (!asked.contains(name)) {
                throw nothing("no form asks anything that is called " + name, "they ask", asked);
            }
        }
    }

    /** Whoever is outside: by the node that turns to them, and by their own name. */
    void requireOutside(String name) {
        List<String> there = new ArrayList<>();
        for (Node node : nodes()) {
            List<String> names = outside(node);
            if (names.contains(name) || !names.isEmpty() && node.id().name().equals(name)) return;
            names.forEach(it -> there.add(it + " (at " + node.id() + ")"));
        }
        throw nothing("nobody outside is called " + name, "it turns to", there);
    }

    private static List<String> outside(Node node) {
        if (node instanceof ServiceNode service) {
            return List.of(service.connector().service());
        }
        if (node instanceof OtpNode otp) return List.of(otp.otp().provider());
        if (!(node instanceof NipNode nip)) return List.of();
        return nip.nip().channels().stream().map(channel -> channel.literal()).toList();
    }

    /** The scenario of this id, or of this name. */
    Scenario scenario(String idOrName) {
        return scenarios.stream()
                .filter(it ->
                        it.id().hex().equalsIgnoreCase(idOrName) || it.name().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> nothing(
                        "no scenario has the id or the name " + idOrName,
                        "its scenarios are",
                        scenarios.stream()
                                .map(it -> it.name() + " (" + it.id().hex() + ")")
                                .toList()));
    }

    void requireDecision(Node node) {
        if (decides(node)) return;
        throw nothing(
                node.id() + " is a " + node.type() + " and decides nothing",
                "those that do are",
                ids(nodes().stream().filter(FlowNames::decides).toList()));
    }

    private static boolean decides(Node node) {
        return node instanceof RulesetNode || node instanceof DecisionTreeNode || node instanceof ValidationNode;
    }

    void requireExit(Node node, String exit) {
        Set<String> there = FlowCoverage.exits(node);
        if (!there.contains(exit)) throw nothing(node.id() + " has no exit " + exit, "its exits are", there);
    }
}
