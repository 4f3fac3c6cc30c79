package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the values that stand in an expression as they are. */
public final class Mentioned extends Traversal {

    private final Set<Value> found = new LinkedHashSet<>();

    private Mentioned() {}

    public static Set<Value> in(Expression expression) {
        Mentioned mentioned = new Mentioned();
        mentioned.visit(expression);
        return mentioned.found;
    }

    @Override
    public Void literal(Expression.Literal expression) {
        found.add(expression.value());
        return all();
    }
}
