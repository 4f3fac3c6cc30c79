package dev.workfloo.definition;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves what the formulas of a flow promise: each reads only what is there, or may be missing and is guarded, and each has
 * a type. What a node leaves behind is typed when it is first asked for, so that the order of the nodes does not matter.
 */
final class RuleCheck {

    private static final Type.Context NO_VALUES = new Type.Context(Map.of());

    private final Map<NodeId, Node> nodes;
    private final Map<NodeId, NodeFindings> findings;
    private final Map<NodeId, Set<NodeId>> always;
    private final Map<NodeId, Set<NodeId>> ever;
    private final Bypasses bypasses;
    private final Deadline deadline;
    private final Map<NodeId, Type.Context> types = new HashMap<>();
    private final Set<NodeId> open = new HashSet<>();

    RuleCheck(Map<NodeId, Node> nodes, Map<NodeId, NodeFindings> findings, FlowGraph graph, Deadline deadline) {
        this.nodes = nodes;
        this.bypasses = new Bypasses(graph.start(), nodes);
        this.findings = findings;
        this.always = graph.alwaysBefore();
        this.ever = graph.everBefore();
        this.deadline = deadline;
    }

    void check() {
        nodes.values().forEach(this::valuesOf);
    }

    private Type.Context valuesOf(Node node) {
        Type.Context known = types.get(node.id());
        if (known != null) return known;
        open.add(node.id());
        Type.Context computed = node.fold(new Values());
        open.remove(node.id());
        types.put(node.id(), computed);
        return computed;
    }

    /** What the formulas of this node can read. */
    private TypeEnvironment known(Node node, Set<Reference> references, NodeFindings at) {
        Map<String, Type> names = new LinkedHashMap<>();
        types.forEach((id, type) -> {
            if (isEverBefore(node, id)) names.put(id.name(), typeAt(node, id, type));
        });
        for (Reference reference : references) {
            Optional<NodeId> id = NodeId.parse(reference.name()).filter(nodes::containsKey);
            id.ifPresent(it -> names.put(it.name(), read(node, it, reference, at)));
        }
        return TypeEnvironment.of(names);
    }

    private Type read(Node reader, NodeId read, Reference reference, NodeFindings at) {
        if (!isEverBefore(reader, read)) {
            if (reference.certain()) at.error("", read + " never runs before this node: nothing is set there yet");
            return Type.NOTHING;
        }
        if (open.contains(read)) {
            at.error(
                    "",
                    "what " + read + " sets would depend on itself: its formulas are read on the way to themselves");
            return Type.NOTHING;
        }
        Node node = nodes.get(read);
        return node == null ? Type.NOTHING : typeAt(reader, read, valuesOf(node));
    }

    private boolean isEverBefore(Node reader, NodeId read) {
        return ever.getOrDefault(reader.id(), Set.of()).contains(read);
    }

    private Set<NodeId> sometimesBefore(Node reader) {
        Set<NodeId> sometimes = new LinkedHashSet<>(nodes.keySet());
        sometimes.retainAll(ever.getOrDefault(reader.id(), Set.of()));
        sometimes.removeAll(always.getOrDefault(reader.id(), Set.of()));
        return sometimes;
    }

    /** Where a way leads past the node that sets it, it may be missing. */
    private Type typeAt(Node reader, NodeId read, Type type) {
        return always.getOrDefault(reader.id(), Set.of()).contains(read) ? type : type.orNull();
    }

    /** Types formulas where they stand, and says what is wrong with them. */
    final class Formulas {

        private final Node node;

        private Formulas(Node node) {
            this.node = node;
        }

        TypeEnvironment known(Expression expression, NodeFindings at) {
            return RuleCheck.this.known(node, References.of(expression), at);
        }

        TypeEnvironment known(Set<Reference> references, NodeFindings at) {
            return RuleCheck.this.known(node, references, at);
        }
    }

    /** What each kind of node sets; on the way, what is wrong with it. */
    private final class Values implements Node.Cases<Type.Context> {

        @Override
        public Type.Context form(FormNode node) {
            return AnswerTypes.of(node.form());
        }

        @Override
        public Type.Context label(LabelNode node) {
            return NO_VALUES;
        }

        @Override
        public Type.Context ruleset(RulesetNode node) {
            Type.Context outputs = new TableCheck(node, new Formulas(node), at(node), deadline).check();
            if (!at(node).hasErrors()) new MissingInputs(node, nodes, bypasses, at(node)).check(sometimesBefore(node));
            return outputs;
        }

        @Override
        public Type.Context decisionTree(DecisionTreeNode node) {
            new TreeCheck(node, new Formulas(node), at(node)).check();
            return NO_VALUES;
        }

        @Override
        public Type.Context variables(VariablesNode node) {
            Formulas formulas = new Formulas(node);
            Map<String, Type> members = new LinkedHashMap<>();
            node.variables().forEach((name, expression) -> {
                NodeFindings at = at(node).at("/variables/" + name);
                members.put(name, at.typed(expression, formulas.known(expression, at)));
            });
            if (members.isEmpty()) at(node).error("/variables", "must name at least one variable");
            return new Type.Context(members);
        }

        @Override
        public Type.Context nip(NipNode node) {
            Nip.Recipient recipient = node.nip().recipient();
            typeRecipient(node, "countryCode", recipient.countryCode());
            typeRecipient(node, "phoneNumber", recipient.phoneNumber());
            typeRecipient(node, "email", recipient.email());
            return NO_VALUES;
        }

        private void typeRecipient(NipNode node, String member, Optional<Expression> formula) {
            if (formula.isEmpty()) return;
            NodeFindings at = at(node).at("/nip/" + member);
            Type type = at.typed(formula.get(), new Formulas(node).known(formula.get(), at));
            if (!Type.TEXT.orNull().accepts(type)) at.error("", "must be text, but is " + type);
        }

        @Override
        public Type.Context connector(ConnectorNode node) {
            Formulas formulas = new Formulas(node);
            node.connector().request().forEach((name, expression) -> {
                NodeFindings at = at(node).at("/request/" + name);
                at.typed(expression, formulas.known(expression, at));
            });
            node.connector().consent().ifPresent(consent -> checkConsent(node, consent));
            return node.connector().response().type();
        }

        private void checkConsent(ConnectorNode node, NodeId consent) {
            if (!(nodes.get(consent) instanceof NipNode)) {
                at(node).error("/consent", "no NIP node has the id " + consent);
            } else if (!always.getOrDefault(node.id(), Set.of()).contains(consent)) {
                at(node).error(
                                "/consent",
                                consent
                                        + " has not been validated on every way that leads here: put it before, and lead"
                                        + " its onError elsewhere");
            }
        }

        private NodeFindings at(Node node) {
            NodeFindings at = findings.get(node.id());
            if (at == null) throw new IllegalStateException("no place for " + node.id());
            return at;
        }
    }
}
