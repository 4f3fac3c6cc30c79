package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.flow.KnownValues;
import dev.workfloo.policy.NodeRules;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What VARIABLES and rulesets compute of facts before a node decides. An execution computes it, so it cannot be drawn freely. */
final class Computation {

    private final CheckedFlow flow;
    private final KnownValues values;
    private final NodeRules rules;
    private final Map<NodeId, Set<Reference>> readers = new LinkedHashMap<>();

    /** Each behind those that it reads. */
    private final Map<NodeId, Node> computed = new LinkedHashMap<>();

    Computation(CheckedFlow flow, Node decides) {
        FlowCheck.Result checked = FlowCheck.check(flow.definition(), Deadline.in(Duration.ZERO, () -> Instant.EPOCH));
        this.flow = flow;
        this.rules = new NodeRules(flow);
        this.values = checked.values()
                .orElseThrow(() -> new IllegalArgumentException("the definition has errors: " + checked.findings()));
        visit(decides);
    }

    private void visit(Node reader) {
        Set<Reference> references = reader.formulas()
                .flatMap(formula -> formula.references().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        readers.put(reader.id(), references);
        for (Reference reference : references) {
            NodeId.parse(reference.name())
                    .filter(read -> values.isAlwaysSet(reader.id(), read) && !readers.containsKey(read))
                    .map(flow::node)
                    .filter(NodeRules::computes)
                    .ifPresent(read -> {
                        visit(read);
                        computed.put(read.id(), read);
                    });
        }
    }

    /** The facts that it takes, in the order of the document; what is missing on some way may be null. */
    Map<FactPath, Type> facts() {
        Map<FactPath, Type> facts = new LinkedHashMap<>();
        for (Node read : flow.definition().nodes()) {
            if (computed.containsKey(read.id())) continue;
            readers.forEach((reader, references) -> add(reader, references, read.id(), facts));
        }
        return facts;
    }

    private void add(NodeId reader, Set<Reference> references, NodeId read, Map<FactPath, Type> facts) {
        boolean isSet = values.isAlwaysSet(reader, read);
        values.readable(reader, read)
                .ifPresent(type -> type.members().forEach((member, its) -> {
                    FactPath path = new FactPath(read.name(), member);
                    if (references.stream().noneMatch(it -> FactSpace.isRead(path, it))) return;
                    facts.merge(path, isSet ? its : its.orNull(), (before, now) -> before.isNullable() ? now : before);
                }));
    }

    /** The same, and what is read to compute what is read. */
    Set<Reference> behind(Set<Reference> references) {
        Set<Reference> all = new LinkedHashSet<>(references);
        for (Node node : fromTheDecision()) {
            boolean isRead =
                    all.stream().anyMatch(it -> it.name().equals(node.id().name()));
            if (isRead) all.addAll(readers.getOrDefault(node.id(), Set.of()));
        }
        return all;
    }

    /** Each before those that it reads. */
    List<Node> fromTheDecision() {
        List<Node> reversed = new ArrayList<>(computed.values());
        Collections.reverse(reversed);
        return reversed;
    }

    /** What formulas read: these facts, and what is computed of them. Empty where something cannot be computed. */
    Optional<EvaluationContext> environment(Map<NodeId, Value.Context> facts, Instant now) {
        Map<NodeId, Value.Context> gathered = new LinkedHashMap<>(facts);
        for (Node node : computed.values()) {
            Optional<NodeRules.Computed> set =
                    rules.compute(node, flow.environment(gathered, now)).toJavaOptional();
            if (set.isEmpty()) return Optional.empty();
            gathered.put(node.id(), set.get().values());
        }
        return Optional.of(flow.environment(gathered, now));
    }
}
