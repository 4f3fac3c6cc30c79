package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression.Literal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes expressions and unary tests in one way only, with as few parentheses as they need: reading what was written gives
 * the same tree, for every tree that the parser can give.
 */
public final class Printer implements Expression.Cases<Void>, Test.Cases<Void> {

    /** How tightly an operator binds; whatever binds less than its place asks for is put in parentheses. */
    private static final int OPEN = 0;

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARISON = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int POWER = 6;
    private static final int NEGATION = 7;
    private static final int POSTFIX = 8;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final StringBuilder text = new StringBuilder();
    private int needed = OPEN;

    private Printer() {}

    public static String print(Expression expression) {
        return new Printer().add(expression, OPEN).text.toString();
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
        Expression only = tests.tests().get(0) instanceof Test.Equal equal
                ? equal.to()
                : tests.tests().get(0) instanceof Test.Holds holds ? holds.condition() : new Expression.Input();
        return only instanceof Expression.Call call && call.function() == Builtin.NOT;
    }

    public static String print(Test test) {
        Printer printer = new Printer();
        test.fold(printer);
        return printer.text.toString();
    }

    private Printer add(Expression expression, int binding) {
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

    private void list(List<Test> tests) {
        for (int i = 0; i < tests.size(); i++) {
            if (i > 0) add(", ");
            tests.get(i).fold(this);
        }
    }

    private void join(List<Expression> items) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) add(", ");
            add(items.get(i), OPEN);
        }
    }

    /** Writes a part that binds so tightly, in parentheses where its place asks for more. */
    private Void bound(int binding, Runnable write) {
        boolean closed = binding < needed;
        if (closed) add("(");
        write.run();
        if (closed) add(")");
        return done();
    }

    private Void infix(Expression left, String sign, Expression right, int binding) {
        return bound(binding, () -> add(left, binding).add(" " + sign + " ").add(right, binding + 1));
    }

    @Override
    public Void literal(Literal expression) {
        if (isNegative(expression)) return bound(NEGATION, () -> add(spell(expression.value())));
        add(spell(expression.value()));
        return done();
    }

    private static boolean isNegative(Expression expression) {
        return expression instanceof Literal literal
                && literal.value() instanceof Value.Num num
                && num.number().signum() < 0;
    }

    private static String spell(Value value) {
        if (value instanceof Value.Num num) return num.number().toPlainString();
        if (value instanceof Value.Bool bool) return Boolean.toString(bool.truth());
        if (value instanceof Value.Text text) return quote(text.text());
        if (value instanceof Value.Date) return call("date", value);
        if (value instanceof Value.DateTime) return call("date and time", value);
        if (value instanceof Value.Days || value instanceof Value.Months) return call("duration", value);
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(Printer::spell).toList().toString();
        }
        if (value instanceof Value.Context context) return spell(context);
        return "null";
    }

    private static String spell(Value.Context context) {
        StringBuilder text = new StringBuilder("{");
        Iterator<Map.Entry<String, Value>> members =
                context.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Value> member = members.next();
            text.append(memberName(member.getKey())).append(": ").append(spell(member.getValue()));
            if (members.hasNext()) text.append(", ");
        }
        return text.append('}').toString();
    }

    private static String call(String function, Value value) {
        return function + "(" + quote(TimeText.print(value).orElseThrow()) + ")";
    }

    private static String memberName(String name) {
        return NAME.matcher(name).matches() ? name : quote(name);
    }

    private static String quote(String said) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f)
                        text.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
                    else text.append(c);
                }
            }
        }
        return text.append('"').toString();
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
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
        return bound(POSTFIX, () -> add(expression.of(), POSTFIX).add("." + expression.member()));
    }

    @Override
    public Void negation(Expression.Negation expression) {
        boolean isNumber = expression.of() instanceof Literal literal
                && literal.value() instanceof Value.Num
                && !isNegative(literal);
        if (isNumber)
            return bound(NEGATION, () -> add("-(").add(expression.of(), OPEN).add(")"));
        return bound(NEGATION, () -> add("-").add(expression.of(), NEGATION));
    }

    @Override
    public Void arithmetic(Expression.Arithmetic expression) {
        int binding = switch (expression.operator()) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case POWER -> POWER;
        };
        return infix(expression.left(), expression.operator().sign(), expression.right(), binding);
    }

    @Override
    public Void comparison(Expression.Comparison expression) {
        return bound(
                COMPARISON,
                () -> add(expression.left(), SUM)
                        .add(" " + expression.operator().sign() + " ")
                        .add(expression.right(), SUM));
    }

    @Override
    public Void between(Expression.Between expression) {
        return bound(
                COMPARISON,
                () -> add(expression.value(), SUM)
                        .add(" between ")
                        .add(expression.low(), SUM)
                        .add(" and ")
                        .add(expression.high(), SUM));
    }

    @Override
    public Void in(Expression.In expression) {
        return bound(COMPARISON, () -> {
            add(expression.value(), SUM).add(" in ");
            boolean bare = expression.tests().size() == 1 && expression.tests().get(0) instanceof Test.Within;
            if (!bare) add("(");
            list(expression.tests());
            if (!bare) add(")");
        });
    }

    @Override
    public Void and(Expression.And expression) {
        return infix(expression.left(), "and", expression.right(), AND);
    }

    @Override
    public Void or(Expression.Or expression) {
        return infix(expression.left(), "or", expression.right(), OR);
    }

    @Override
    public Void choice(Expression.If expression) {
        return bound(
                OPEN,
                () -> add("if ")
                        .add(expression.condition(), OPEN)
                        .add(" then ")
                        .add(expression.then(), OPEN)
                        .add(" else ")
                        .add(expression.otherwise(), OPEN));
    }

    @Override
    public Void quantified(Expression.Quantified expression) {
        String word = expression.quantifier() == Expression.Quantifier.SOME ? "some " : "every ";
        return bound(
                OPEN,
                () -> add(word + expression.name() + " in ")
                        .add(expression.list(), OPEN)
                        .add(" satisfies ")
                        .add(expression.condition(), OPEN));
    }

    @Override
    public Void filter(Expression.Filter expression) {
        return bound(
                POSTFIX,
                () -> add(expression.list(), POSTFIX)
                        .add("[")
                        .add(expression.by(), OPEN)
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
            add(memberName(member.getKey())).add(": ").add(member.getValue(), OPEN);
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
    public Void compares(Test.Compares test) {
        add(test.operator().sign() + " ").add(test.to(), SUM);
        return done();
    }

    @Override
    public Void within(Test.Within test) {
        add(test.lowBelongs() ? "[" : "(").add(test.low(), SUM).add("..").add(test.high(), SUM);
        add(test.highBelongs() ? "]" : ")");
        return done();
    }

    @Override
    public Void equal(Test.Equal test) {
        add(test.to(), OPEN);
        return done();
    }

    @Override
    public Void holds(Test.Holds test) {
        add(test.condition(), OPEN);
        return done();
    }
}
