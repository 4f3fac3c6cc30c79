package dev.workfloo.definition;

import dev.workfloo.rule.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes values, which become {@code node.variable}; none of them sees another of the same node. */
public record VariablesNode(NodeId id, String name, Map<String, Expression> variables, Optional<NodeId> next)
        implements Node {

    public static final String TYPE = "VARIABLES";

    public VariablesNode {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return Ways.to(next);
    }

    @Override
    public Asked asks() {
        return Asked.NOBODY;
    }

    @Override
    public Stream<Formula> formulas() {
        return Formula.each("/variables", variables, Formula::setting);
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.variables(this);
    }
}
