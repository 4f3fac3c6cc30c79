package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Traversal;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The parts that an expression or a test is directly made of. */
final class Subexpressions extends Traversal {

    private final List<Expression> found = new ArrayList<>();

    private Subexpressions() {}

    static List<Expression> of(Expression expression) {
        Subexpressions parts = new Subexpressions();
        expression.fold(parts);
        return parts.found;
    }

    static List<Expression> of(UnaryTest test) {
        Subexpressions parts = new Subexpressions();
        test.fold(parts);
        return parts.found;
    }

    @Override
    public void visit(Expression part) {
        found.add(part);
    }

    /** Whether the name occurs; whose name it is inside of a filter or a quantifier is not asked. */
    static boolean isNamed(String name, Expression expression) {
        return isAnywhere(
                part -> part instanceof Expression.Name it && it.name().equals(name), expression);
    }

    /** Whether it speaks of the tested value. */
    static boolean isOfInput(Expression expression) {
        return isAnywhere(part -> part instanceof Expression.Input, expression);
    }

    private static boolean isAnywhere(Predicate<Expression> like, Expression expression) {
        return like.test(expression) || of(expression).stream().anyMatch(part -> isAnywhere(like, part));
    }
}
