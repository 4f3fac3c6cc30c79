package dev.workfloo.definition.check;

import dev.workfloo.definition.Formula;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.expression.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The formulas that alone set a member, looked for once: a table has none of them, and very many formulas to look through. */
final class SettingFormulas {

    private final Map<NodeId, Map<String, Expression>> byNode = new HashMap<>();

    /** The formula that sets a member whenever the flow comes to the node. */
    Optional<Expression> formula(Node node, String member) {
        return Optional.ofNullable(
                byNode.computeIfAbsent(node.id(), id -> formulas(node)).get(member));
    }

    private static Map<String, Expression> formulas(Node node) {
        Map<String, Expression> formulas = new HashMap<>();
        node.formulas()
                .filter(Formula::always)
                .forEach(formula -> formula.sets()
                        .ifPresent(member -> formula.expression().ifPresent(it -> formulas.putIfAbsent(member, it))));
        return formulas;
    }
}
