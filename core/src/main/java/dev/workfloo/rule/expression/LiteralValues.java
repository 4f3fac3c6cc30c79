package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the values that stand in an expression as they are. */
public final class LiteralValues extends Traversal {

    private final Set<Value> found = new LinkedHashSet<>();

    private LiteralValues() {}

    public static Set<Value> in(Expression expression) {
        LiteralValues mentioned = new LiteralValues();
        mentioned.visit(expression);
        return mentioned.found;
    }

    @Override
    public Void literal(Expression.Literal expression) {
        found.add(expression.value());
        return all();
    }
}
