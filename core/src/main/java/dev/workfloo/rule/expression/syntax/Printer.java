package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.Expression.Literal;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes expressions and unary tests in one way only, with few parentheses: reading what was written gives
 * the same tree, for every tree that the parser can give.
 */
public final class Printer implements Expression.Cases<Void>, UnaryTest.Cases<Void> {

    private final StringBuilder text = new StringBuilder();
    /** What binds less than this is put in parentheses. */
    private Precedence needed = Precedence.OPEN;

    private Printer() {}

    public static String print(Expression expression) {
        return new Printer().add(expression, Precedence.OPEN).text.toString();
    }

    public static String print(UnaryTests tests) {
        if (tests.isAny()) return "-";
        Printer printer = new Printer();
        if (tests.negated()) printer.text.append("not(");
        printer.list(tests.tests());
        if (tests.negated()) printer.text.append(')');
        String printed = printer.text.toString();
        return looksNegated(tests) ? "(" + printed + ")" : printed;
    }

    /** A call of not that stands alone would be read as the negation of the tests in it. */
    private static boolean looksNegated(UnaryTests tests) {
        if (tests.negated() || tests.tests().size() > 1) return false;
        Expression only = tests.tests().get(0) instanceof UnaryTest.Equal equal
                ? equal.to()
                : tests.tests().get(0) instanceof UnaryTest.Holds holds ? holds.condition() : new Expression.Input();
        return only instanceof Expression.Call call && call.function() == Builtin.NOT;
    }

    public static String print(UnaryTest test) {
        Printer printer = new Printer();
        test.fold(printer);
        return printer.text.toString();
    }

    private Printer add(Expression expression, Precedence binding) {
        needed = binding;
        expression.fold(this);
        return this;
    }

    private Printer add(String fixed) {
        text.append(fixed);
        return this;
    }

    @SuppressWarnings("NullAway") // Void has no value but null
    private static Void done() {
        return null;
    }

    private void list(List<UnaryTest> tests) {
        for (int i = 0; i < tests.size(); i++) {
            if (i > 0) add(", ");
            tests.get(i).fold(this);
        }
    }

    private void join(List<Expression> items) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) add(", ");
            add(items.get(i), Precedence.OPEN);
        }
    }

    /** Writes a part that binds so tightly, in parentheses where its place asks for more. */
    private Void bound(Precedence binding, Runnable write) {
        boolean closed = binding.isLooserThan(needed);
        if (closed) add("(");
        write.run();
        if (closed) add(")");
        return done();
    }

    private Void infix(Expression left, String sign, Expression right, Precedence binding) {
        return bound(binding, () -> add(left, binding).add(" " + sign + " ").add(right, binding.tighter()));
    }

    @Override
    public Void literal(Literal expression) {
        if (isNegative(expression)) return bound(Precedence.NEGATION, () -> add(Spelling.of(expression.value())));
        add(Spelling.of(expression.value()));
        return done();
    }

    private static boolean isNegative(Expression expression) {
        return expression instanceof Literal literal
                && literal.value() instanceof Value.Num num
                && num.number().signum() < 0;
    }

    @Override
    public Void input(Expression.Input expression) {
        add("?");
        return done();
    }

    @Override
    public Void name(Expression.Name expression) {
        add(expression.name());
        return done();
    }

    @Override
    public Void path(Expression.Path expression) {
        return bound(
                Precedence.POSTFIX,
                () -> add(expression.of(), Precedence.POSTFIX).add("." + expression.member()));
    }

    @Override
    public Void negation(Expression.Negation expression) {
        boolean isNumber = expression.of() instanceof Literal literal
                && literal.value() instanceof Value.Num
                && !isNegative(literal);
        if (isNumber)
            return bound(
                    Precedence.NEGATION,
                    () -> add("-(").add(expression.of(), Precedence.OPEN).add(")"));
        return bound(Precedence.NEGATION, () -> add("-").add(expression.of(), Precedence.NEGATION));
    }

    @Override
    public Void arithmetic(Expression.Arithmetic expression) {
        return infix(
                expression.left(),
                expression.operator().sign(),
                expression.right(),
                Precedence.of(expression.operator()));
    }

    @Override
    public Void comparison(Expression.Comparison expression) {
        return bound(
                Precedence.COMPARISON,
                () -> add(expression.left(), Precedence.SUM)
                        .add(" " + expression.operator().sign() + " ")
                        .add(expression.right(), Precedence.SUM));
    }

    @Override
    public Void between(Expression.Between expression) {
        return bound(
                Precedence.COMPARISON,
                () -> add(expression.value(), Precedence.SUM)
                        .add(" between ")
                        .add(expression.low(), Precedence.SUM)
                        .add(" and ")
                        .add(expression.high(), Precedence.SUM));
    }

    @Override
    public Void in(Expression.In expression) {
        return bound(Precedence.COMPARISON, () -> {
            add(expression.value(), Precedence.SUM).add(" in ");
            boolean bare = expression.tests().size() == 1 && expression.tests().get(0) instanceof UnaryTest.Within;
            if (!bare) add("(");
            list(expression.tests());
            if (!bare) add(")");
        });
    }

    @Override
    public Void and(Expression.And expression) {
        return infix(expression.left(), "and", expression.right(), Precedence.AND);
    }

    @Override
    public Void or(Expression.Or expression) {
        return infix(expression.left(), "or", expression.right(), Precedence.OR);
    }

    @Override
    public Void choice(Expression.If expression) {
        return bound(
                Precedence.OPEN,
                () -> add("if ")
                        .add(expression.condition(), Precedence.OPEN)
                        .add(" then ")
                        .add(expression.then(), Precedence.OPEN)
                        .add(" else ")
                        .add(expression.otherwise(), Precedence.OPEN));
    }

    @Override
    public Void quantified(Expression.Quantified expression) {
        String word = expression.quantifier() == Expression.Quantifier.SOME ? "some " : "every ";
        return bound(
                Precedence.OPEN,
                () -> add(word + expression.name() + " in ")
                        .add(expression.list(), Precedence.OPEN)
                        .add(" satisfies ")
                        .add(expression.condition(), Precedence.OPEN));
    }

    @Override
    public Void filter(Expression.Filter expression) {
        return bound(
                Precedence.POSTFIX,
                () -> add(expression.list(), Precedence.POSTFIX)
                        .add("[")
                        .add(expression.by(), Precedence.OPEN)
                        .add("]"));
    }

    @Override
    public Void sequence(Expression.Sequence expression) {
        add("[").join(expression.items());
        add("]");
        return done();
    }

    @Override
    public Void context(Expression.Context expression) {
        add("{");
        Iterator<Map.Entry<String, Expression>> members =
                expression.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Expression> member = members.next();
            add(Spelling.memberName(member.getKey())).add(": ").add(member.getValue(), Precedence.OPEN);
            if (members.hasNext()) add(", ");
        }
        add("}");
        return done();
    }

    @Override
    public Void call(Expression.Call expression) {
        add(expression.function().feelName() + "(").join(expression.arguments());
        add(")");
        return done();
    }

    @Override
    public Void compares(UnaryTest.Compares test) {
        add(test.operator().sign() + " ").add(test.to(), Precedence.SUM);
        return done();
    }

    @Override
    public Void within(UnaryTest.Within test) {
        add(test.lowBelongs() ? "[" : "(")
                .add(test.low(), Precedence.SUM)
                .add("..")
                .add(test.high(), Precedence.SUM);
        add(test.highBelongs() ? "]" : ")");
        return done();
    }

    @Override
    public Void equal(UnaryTest.Equal test) {
        add(test.to(), Precedence.OPEN);
        return done();
    }

    @Override
    public Void holds(UnaryTest.Holds test) {
        add(test.condition(), Precedence.OPEN);
        return done();
    }
}
