package dev.workfloo.definition.flow;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.References.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The values of a flow that are kept out of traces, and all that is computed from them, however far. */
final class SensitiveValues {

    private record Member(String node, String name) {}

    /** What is set, and what it is computed from. */
    private record Computed(Member member, Set<Reference> from) {}

    private final Set<Member> members = new HashSet<>();
    private final Set<String> nodes = new HashSet<>();

    private SensitiveValues() {}

    static SensitiveValues in(WorkflooDefinition definition) {
        SensitiveValues sensitive = new SensitiveValues();
        for (Node node : definition.nodes()) {
            node.asks()
                    .sensitive()
                    .forEach(name -> sensitive.add(new Member(node.id().name(), name)));
        }
        // Most flows keep nothing out of traces, and a table may have very many formulas.
        if (sensitive.members.isEmpty()) return sensitive;
        sensitive.spread(
                definition.nodes().stream().flatMap(SensitiveValues::computed).toList());
        return sensitive;
    }

    private static Stream<Computed> computed(Node node) {
        return node.formulas()
                .flatMap(formula -> formula.sets().stream()
                        .map(name -> new Computed(new Member(node.id().name(), name), formula.references())));
    }

    private boolean add(Member member) {
        nodes.add(member.node());
        return members.add(member);
    }

    private void spread(List<Computed> computed) {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Computed one : computed) {
                if (!members.contains(one.member()) && isAnySensitive(one.from())) grew |= add(one.member());
            }
        }
    }

    boolean holds(NodeId node, String member) {
        return members.contains(new Member(node.name(), member));
    }

    boolean isReadBy(Expression expression) {
        return isAnySensitive(References.of(expression));
    }

    private boolean isAnySensitive(Set<Reference> references) {
        return references.stream().anyMatch(this::isSensitive);
    }

    private boolean isSensitive(Reference reference) {
        return reference
                .member()
                .map(member -> members.contains(new Member(reference.name(), member)))
                .orElseGet(() -> nodes.contains(reference.name()));
    }
}
