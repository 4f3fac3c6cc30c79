package dev.workfloo.definition;

import dev.workfloo.rule.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Computes values, which become {@code node.variable}; none of them sees another of the same node. */
public record VariablesNode(NodeId id, String name, Map<String, Expression> variables, Optional<NodeId> next)
        implements StraightNode {

    public static final String TYPE = "VARIABLES";

    public VariablesNode {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.variables(this);
    }
}
