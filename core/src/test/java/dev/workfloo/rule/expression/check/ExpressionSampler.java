package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.FunctionExample;
import dev.workfloo.rule.expression.function.Builtin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Draws expressions over names of declared types: of a wanted kind mostly, so that a checker lets most of them pass, and now
 * and then with a part that does not belong there.
 */
final class ExpressionSampler {

    static final List<Type> ORDERED =
            List.of(Type.NUMBER, Type.NUMBER, Type.TEXT, Type.DATE, Type.DATE_TIME, Type.DAYS, Type.MONTHS);
    private static final Type.Sequence LOANS = new Type.Sequence(new Type.Context(Map.of("amount", Type.NUMBER)));
    private static final Expression NULL = new Expression.Literal(Value.NULL);

    private final Random random;
    private final Map<String, Type> names;
    private final boolean hasInput;
    private final int wildness;

    /** @param wildness how many parts of a thousand are of any kind */
    ExpressionSampler(Random random, Map<String, Type> names, boolean hasInput, int wildness) {
        this.random = random;
        this.names = names;
        this.hasInput = hasInput;
        this.wildness = wildness;
    }

    private ExpressionSampler with(Map<String, Type> more) {
        Map<String, Type> all = new HashMap<>(names);
        all.putAll(more);
        return new ExpressionSampler(random, all, hasInput, wildness);
    }

    Type kind() {
        if (random.nextInt(6) == 0) return new Type.Sequence(one(ORDERED));
        return random.nextInt(4) == 0 ? Type.BOOLEAN : one(ORDERED);
    }

    Expression of(Type wanted, int depth) {
        Type type = random.nextInt(1_000) < wildness ? kind() : wanted;
        if (depth <= 0 || random.nextInt(5) == 0) return leaf(type);
        if (random.nextInt(12) == 0) return choice(type, depth - 1);
        if (random.nextInt(30) == 0) {
            return FunctionExample.drawn(FunctionExample.ALL, type, random, it -> of(it, depth - 1));
        }
        if (random.nextInt(30) == 0) return member(type, depth - 1);
        if (type instanceof Type.Num) return new NumberSampler(this, random).number(depth - 1);
        if (type instanceof Type.Text) return text(depth - 1);
        if (type instanceof Type.Bool) return new ConditionSampler(this, random).condition(depth - 1);
        if (type instanceof Type.Sequence list) return list(list, depth - 1);
        return type instanceof Type.Context ? leaf(type) : time(type, depth - 1);
    }

    private Expression choice(Type type, int depth) {
        Expression then = random.nextInt(8) == 0 ? NULL : of(type, depth);
        return new Expression.If(of(Type.BOOLEAN, depth), then, of(type, depth));
    }

    /** A member of a context that may read another one. */
    private Expression member(Type type, int depth) {
        Map<String, Expression> members = new LinkedHashMap<>();
        Type first = kind();
        members.put("first", of(first, depth));
        members.put("second", with(Map.of("first", first)).of(type, depth));
        return new Expression.Path(new Expression.Context(members), "second");
    }

    Expression leaf(Type type) {
        List<Expression> references = references(type);
        if (!references.isEmpty() && random.nextInt(3) > 0) return one(references);
        if (type instanceof Type.Sequence list) {
            List<Expression> items = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) items.add(leaf(list.element()));
            return new Expression.Sequence(items);
        }
        if (type instanceof Type.Context context) {
            Map<String, Expression> members = new LinkedHashMap<>();
            context.members().forEach((name, member) -> members.put(name, leaf(member.present())));
            return new Expression.Context(members);
        }
        return random.nextInt(40) == 0 ? NULL : new Expression.Literal(value(type));
    }

    Value value(Type type) {
        if (type instanceof Type.Num)
            return Value.of(new BigDecimal(one(List.of("0", "1", "2", "-1", "0.5", "100", "7"))));
        if (type instanceof Type.Text) return Value.of(one(List.of("A", "B", "", "7", "2026-02-28", "Ñ😀")));
        if (type instanceof Type.Date) return Value.of(LocalDate.parse(one(List.of("2026-02-28", "1970-01-01"))));
        if (type instanceof Type.DateTime) return Value.of(ZonedDateTime.parse("2026-03-01T06:00:00-06:00"));
        if (type instanceof Type.Days) return Value.of(Duration.parse(one(List.of("P1D", "PT0S", "-PT36H"))));
        if (type instanceof Type.Months) return new Value.Months(random.nextInt(40) - 5L);
        return type instanceof Type.Bool ? Value.of(random.nextBoolean()) : Value.NULL;
    }

    /** What can be read without more ado and is of this kind. */
    List<Expression> references(Type wanted) {
        List<Expression> found = new ArrayList<>();
        names.forEach((name, type) -> {
            if (!name.equals("?")) collect(new Expression.Name(name), type, wanted, found, 3);
            else if (hasInput) collect(new Expression.Input(), type, wanted, found, 3);
        });
        return found;
    }

    private static void collect(Expression at, Type type, Type wanted, List<Expression> found, int depth) {
        Type present = type.present();
        if (isLike(present, wanted)) found.add(at);
        if (depth == 0) return;
        for (String member : MemberTypes.names(present)) {
            Type of = MemberTypes.named(member, present).orElseThrow();
            collect(new Expression.Path(at, member), of, wanted, found, depth - 1);
        }
        if (!(present instanceof Type.Sequence list && list.element().present() instanceof Type.Context context))
            return;
        context.members().forEach((member, of) -> {
            Type members = new Type.Sequence(of);
            if (isLike(members, wanted)) found.add(new Expression.Path(at, member));
        });
    }

    private static boolean isLike(Type one, Type wanted) {
        if (one instanceof Type.Sequence a && wanted instanceof Type.Sequence b) {
            return isLike(a.element().present(), b.element().present());
        }
        return one.getClass().equals(wanted.getClass());
    }

    private Expression text(int depth) {
        return drawn(List.of(
                () -> new Expression.Arithmetic(ArithmeticOperator.ADD, of(Type.TEXT, depth), of(Type.TEXT, depth)),
                () -> call(one(List.of(Builtin.UPPER_CASE, Builtin.LOWER_CASE)), of(Type.TEXT, depth)),
                () -> call(Builtin.SUBSTRING_BEFORE, of(Type.TEXT, depth), of(Type.TEXT, depth)),
                () -> call(Builtin.SUBSTRING_AFTER, of(Type.TEXT, depth), of(Type.TEXT, depth)),
                () -> call(Builtin.SUBSTRING, of(Type.TEXT, depth), whole(depth), whole(depth)),
                () -> call(Builtin.STRING, of(kind(), depth)),
                () -> call(Builtin.STRING_JOIN, of(new Type.Sequence(Type.TEXT), depth), of(Type.TEXT, depth)),
                () -> call(one(List.of(Builtin.DAY_OF_WEEK, Builtin.MONTH_OF_YEAR)), of(Type.DATE, depth)),
                () -> new Expression.Filter(of(new Type.Sequence(Type.TEXT), depth), whole(depth))));
    }

    private Expression time(Type type, int depth) {
        Type step = one(List.of(Type.DAYS, Type.MONTHS));
        ArithmeticOperator sign = one(List.of(ArithmeticOperator.ADD, ArithmeticOperator.SUBTRACT));
        if (type instanceof Type.Date) {
            return drawn(List.of(
                    () -> new Expression.Arithmetic(sign, of(type, depth), of(step, depth)),
                    () -> call(Builtin.TODAY),
                    () -> call(Builtin.DATE, of(one(List.of(Type.TEXT, Type.DATE, Type.DATE_TIME)), depth)),
                    () -> call(Builtin.DATE, whole(depth), whole(depth), whole(depth)),
                    () -> call(one(List.of(Builtin.MIN, Builtin.MAX)), of(type, depth), of(type, depth))));
        }
        if (type instanceof Type.DateTime) {
            return drawn(List.of(
                    () -> new Expression.Arithmetic(sign, of(type, depth), of(step, depth)),
                    () -> call(Builtin.NOW),
                    () -> call(Builtin.DATE_AND_TIME, of(one(List.of(Type.TEXT, type)), depth))));
        }
        Type moment = one(List.of(Type.DATE, Type.DATE_TIME));
        boolean isMonths = type instanceof Type.Months;
        return drawn(List.of(
                () -> isMonths
                        ? call(Builtin.YEARS_AND_MONTHS_DURATION, of(moment, depth), of(moment, depth))
                        : new Expression.Arithmetic(ArithmeticOperator.SUBTRACT, of(moment, depth), of(moment, depth)),
                () -> new Expression.Arithmetic(sign, of(type, depth), of(type, depth)),
                () -> new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, of(type, depth), of(Type.NUMBER, depth)),
                () -> new Expression.Arithmetic(ArithmeticOperator.DIVIDE, of(type, depth), of(Type.NUMBER, depth)),
                () -> new Expression.Negation(of(type, depth)),
                () -> call(one(List.of(Builtin.ABS, Builtin.DURATION)), of(type, depth))));
    }

    private Expression list(Type.Sequence type, int depth) {
        return drawn(List.of(
                () -> new Expression.Sequence(List.of(of(type.element(), depth), of(type.element(), depth))),
                () -> filtered(of(type, depth), type, depth),
                () -> call(one(List.of(Builtin.REVERSE, Builtin.DISTINCT_VALUES)), of(type, depth)),
                () -> call(Builtin.SUBLIST, of(type, depth), whole(depth)),
                () -> call(Builtin.APPEND, of(type, depth), of(type.element(), depth)),
                () -> call(Builtin.CONCATENATE, of(type, depth), of(type, depth)),
                () -> call(Builtin.INDEX_OF, of(new Type.Sequence(type.element()), depth), of(type.element(), depth)),
                () -> new Expression.Path(filteredLoans(depth), one(List.of("amount", "overdue", "kind")))));
    }

    /** The elements of the list that meet a condition of theirs. */
    Expression filtered(Expression list, Type.Sequence type, int depth) {
        Map<String, Type> inside = new LinkedHashMap<>(Map.of("item", type.element()));
        if (type.element().present() instanceof Type.Context context) inside.putAll(context.members());
        return new Expression.Filter(list, with(inside).of(Type.BOOLEAN, depth));
    }

    /** Some of the elements of a list of contexts. */
    Expression filteredLoans(int depth) {
        List<Expression> lists = references(LOANS);
        if (lists.isEmpty()) return filtered(new Expression.Sequence(List.of()), LOANS, depth);
        Expression list = one(lists);
        Type type = list instanceof Expression.Name name ? names.getOrDefault(name.name(), LOANS) : LOANS;
        return filtered(list, (Type.Sequence) type.present(), depth);
    }

    Expression quantified(Expression list, Type element, int depth) {
        Expression condition = with(Map.of("x", element)).of(Type.BOOLEAN, depth);
        Expression.Quantifier quantifier = one(List.of(Expression.Quantifier.values()));
        return new Expression.Quantified(quantifier, "x", list, condition);
    }

    /** A whole number, at least as it looks. */
    Expression whole(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> new Expression.Literal(Value.of(random.nextInt(5) - 1));
            case 1 -> call(Builtin.FLOOR, of(Type.NUMBER, depth));
            case 2 -> call(Builtin.STRING_LENGTH, of(Type.TEXT, depth));
            default -> new Expression.Literal(Value.of(1 + random.nextInt(3)));
        };
    }

    static Expression call(Builtin function, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments));
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Expression drawn(List<Supplier<Expression>> ways) {
        return one(ways).get();
    }
}
