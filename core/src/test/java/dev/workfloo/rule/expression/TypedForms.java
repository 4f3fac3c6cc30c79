package dev.workfloo.rule.expression;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The ways to get something of a type from something else. */
final class TypedForms {

    private static final Type NUMBERS = new Type.Sequence(Type.NUMBER);
    private static final Type TEXTS = new Type.Sequence(Type.TEXT);
    private static final Type PEOPLE = new Type.Sequence(TypedSampler.PERSON);
    private static final List<Type> LISTS = List.of(NUMBERS, TEXTS, PEOPLE);
    private static final List<Type> ORDERED =
            List.of(Type.NUMBER, Type.NUMBER, Type.TEXT, Type.DATE, Type.DATE_TIME, Type.DAYS, Type.MONTHS);
    private static final List<Type> SPELLED =
            List.of(Type.TEXT, Type.BOOLEAN, Type.DATE, Type.DATE_TIME, Type.DAYS, Type.MONTHS, Type.NUMBER);
    private static final List<Builtin> ROUNDINGS = List.of(
            Builtin.DECIMAL,
            Builtin.FLOOR,
            Builtin.CEILING,
            Builtin.ROUND_UP,
            Builtin.ROUND_DOWN,
            Builtin.ROUND_HALF_UP,
            Builtin.ROUND_HALF_DOWN);

    private final Random random;
    private final TypedSampler from;

    TypedForms(Random random, TypedSampler from) {
        this.random = random;
        this.from = from;
    }

    Expression of(Type type, int depth) {
        if (random.nextInt(8) == 0) return choice(type, depth);
        if (random.nextInt(30) == 0) {
            return FunctionExample.drawn(FunctionExample.COMPARABLE, type, random, it -> from.of(it, depth));
        }
        if (type instanceof Type.Num) return random.nextBoolean() ? arithmetic(depth) : numberOf(depth);
        if (type instanceof Type.Text) return text(depth);
        if (type instanceof Type.Bool) return random.nextBoolean() ? condition(depth) : asked(depth);
        if (type instanceof Type.Sequence list) return list(list, depth);
        if (type instanceof Type.Context) return context(depth);
        return time(type, depth);
    }

    private Expression choice(Type type, int depth) {
        if (random.nextBoolean() && LISTS.contains(new Type.Sequence(type))) {
            return new Expression.Filter(from.of(new Type.Sequence(type), depth), whole(-2, 4));
        }
        return new Expression.If(from.of(Type.BOOLEAN, depth), from.of(type, depth), from.of(type, depth));
    }

    private Expression arithmetic(int depth) {
        ArithmeticOperator operator = one(ArithmeticOperator.values());
        Expression left = from.of(Type.NUMBER, depth);
        if (random.nextInt(8) == 0) return new Expression.Negation(left);
        boolean power = operator == ArithmeticOperator.POWER;
        return new Expression.Arithmetic(operator, left, power ? whole(-3, 6) : from.of(Type.NUMBER, depth));
    }

    private Expression whole(int from, int to) {
        return new Expression.Literal(Value.of(from + random.nextInt(to - from)));
    }

    private Expression numberOf(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> call(Builtin.COUNT, from.of(one(LISTS), depth));
            case 1 -> call(one(Builtin.SUM, Builtin.MIN, Builtin.MAX, Builtin.MEAN), from.of(NUMBERS, depth));
            case 2 -> call(Builtin.STRING_LENGTH, from.of(Type.TEXT, depth));
            case 3 -> call(one(ROUNDINGS.toArray(Builtin[]::new)), from.of(Type.NUMBER, depth), whole(-1, 3));
            case 4 -> call(one(Builtin.ABS, Builtin.SQRT, Builtin.FLOOR), from.of(Type.NUMBER, depth));
            case 5 -> call(Builtin.MODULO, from.of(Type.NUMBER, depth), from.of(Type.NUMBER, depth));
            case 6 -> part(depth);
            case 7 -> ratio(depth);
            default -> call(Builtin.NUMBER, from.of(Type.TEXT, depth));
        };
    }

    private Expression ratio(int depth) {
        Type type = one(Type.DAYS, Type.MONTHS);
        return new Expression.Arithmetic(ArithmeticOperator.DIVIDE, from.of(type, depth), from.of(type, depth));
    }

    private Expression part(int depth) {
        Type type = one(Type.DATE, Type.DATE_TIME, Type.DAYS, Type.MONTHS);
        if (type == Type.DAYS)
            return new Expression.Path(from.of(type, depth), one("days", "hours", "minutes", "seconds"));
        if (type == Type.MONTHS) return new Expression.Path(from.of(type, depth), one("years", "months"));
        if (random.nextBoolean()) return call(one(Builtin.DAY_OF_YEAR, Builtin.WEEK_OF_YEAR), from.of(type, depth));
        String part = type == Type.DATE_TIME ? one("hour", "minute", "second", "day") : one("year", "month", "weekday");
        return new Expression.Path(from.of(type, depth), part);
    }

    private Expression text(int depth) {
        Expression text = from.of(Type.TEXT, depth);
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.Arithmetic(ArithmeticOperator.ADD, text, from.of(Type.TEXT, depth));
            case 1 -> call(one(Builtin.UPPER_CASE, Builtin.LOWER_CASE), text);
            case 2 -> call(Builtin.SUBSTRING, text, whole(-2, 4));
            case 3 -> call(Builtin.SUBSTRING, text, whole(1, 3), whole(1, 4));
            case 4 -> call(one(Builtin.SUBSTRING_BEFORE, Builtin.SUBSTRING_AFTER), text, from.of(Type.TEXT, depth));
            case 5 -> call(Builtin.STRING_JOIN, from.of(TEXTS, depth), from.of(Type.TEXT, depth));
            case 6 -> call(Builtin.STRING, from.of(one(SPELLED), depth));
            default -> call(one(Builtin.DAY_OF_WEEK, Builtin.MONTH_OF_YEAR), from.of(Type.DATE, depth));
        };
    }

    /** A condition on conditions, or on what has an order. */
    private Expression condition(int depth) {
        Type type = ORDERED.get(random.nextInt(ORDERED.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.And(from.of(Type.BOOLEAN, depth), from.of(Type.BOOLEAN, depth));
            case 1 -> new Expression.Or(from.of(Type.BOOLEAN, depth), from.of(Type.BOOLEAN, depth));
            case 2 -> call(Builtin.NOT, from.of(Type.BOOLEAN, depth));
            case 3 -> new Expression.Between(from.of(type, depth), from.of(type, depth), from.of(type, depth));
            case 4 -> new Expression.In(from.of(type, depth), List.of(test(type, depth), test(type, depth)));
            case 5 -> new Expression.In(from.of(type, depth), List.of(test(type, depth)));
            default ->
                new Expression.Comparison(one(ComparisonOperator.values()), from.of(type, depth), from.of(type, depth));
        };
    }

    private Expression asked(int depth) {
        return switch (random.nextInt(7)) {
            case 0 ->
                call(
                        one(Builtin.CONTAINS, Builtin.STARTS_WITH, Builtin.ENDS_WITH),
                        from.of(Type.TEXT, depth),
                        from.of(Type.TEXT, depth));
            case 1 -> quantified(depth);
            case 2 -> call(Builtin.LIST_CONTAINS, from.of(NUMBERS, depth), from.of(Type.NUMBER, depth));
            case 3 -> call(one(Builtin.ALL, Builtin.ANY), from.of(Type.BOOLEAN, depth), from.of(Type.BOOLEAN, depth));
            case 4 -> call(one(Builtin.ODD, Builtin.EVEN), from.of(Type.NUMBER, depth));
            case 5 -> equal(depth);
            default ->
                new Expression.Comparison(
                        one(ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL),
                        from.any(depth),
                        new Expression.Literal(Value.NULL));
        };
    }

    private Expression equal(int depth) {
        Type type = one(Type.BOOLEAN, NUMBERS, TEXTS, PEOPLE, TypedSampler.PERSON);
        return new Expression.Comparison(
                one(ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL),
                from.of(type, depth),
                from.of(type, depth));
    }

    private Expression quantified(int depth) {
        Type.Sequence type = (Type.Sequence) one(LISTS);
        Expression list = from.of(type, depth);
        Expression condition = from.with("each", type.element(), below -> from.of(Type.BOOLEAN, below), depth);
        return new Expression.Quantified(one(Expression.Quantifier.values()), "each", list, condition);
    }

    private Expression list(Type.Sequence type, int depth) {
        Expression list = from.of(type, depth);
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.Sequence(List.of());
            case 1 -> new Expression.Sequence(List.of(from.of(type.element(), depth), from.of(type.element(), depth)));
            case 2, 3 ->
                new Expression.Filter(
                        list, from.with("item", type.element(), below -> from.of(Type.BOOLEAN, below), depth));
            case 4 -> call(one(Builtin.REVERSE, Builtin.DISTINCT_VALUES), list);
            case 5 -> call(one(Builtin.APPEND), list, from.of(type.element(), depth));
            case 6 -> call(Builtin.CONCATENATE, list, from.of(type, depth));
            default -> other(type, list, depth);
        };
    }

    private Expression other(Type.Sequence type, Expression list, int depth) {
        if (random.nextBoolean()) return call(Builtin.SUBLIST, list, whole(-2, 3), whole(1, 3));
        if (type.equals(TEXTS)) return new Expression.Path(from.of(PEOPLE, depth), "name");
        if (!type.equals(NUMBERS)) return list;
        return random.nextBoolean()
                ? new Expression.Path(from.of(PEOPLE, depth), "age")
                : call(Builtin.INDEX_OF, from.of(TEXTS, depth), from.of(Type.TEXT, depth));
    }

    private Expression context(int depth) {
        Map<String, Expression> members = new LinkedHashMap<>();
        ((Type.Context) TypedSampler.PERSON)
                .members()
                .forEach((name, type) -> members.put(name, from.of(type.present(), depth)));
        return new Expression.Context(members);
    }

    private Expression time(Type type, int depth) {
        Expression length = from.of(one(Type.DAYS, Type.MONTHS), depth);
        ArithmeticOperator sign = one(ArithmeticOperator.ADD, ArithmeticOperator.SUBTRACT);
        if (type == Type.DATE && random.nextInt(4) == 0) return date(depth);
        if (type == Type.DATE_TIME && random.nextInt(4) == 0) return seen(depth);
        if (random.nextInt(8) == 0) return spelled(type, depth);
        if (type == Type.DATE || type == Type.DATE_TIME) {
            return new Expression.Arithmetic(sign, from.of(type, depth), length);
        }
        if (random.nextInt(3) == 0) return between(type, depth);
        if (random.nextInt(3) > 0) return new Expression.Arithmetic(sign, from.of(type, depth), from.of(type, depth));
        if (random.nextInt(4) == 0) return new Expression.Negation(from.of(type, depth));
        if (random.nextInt(5) == 0) return call(Builtin.ABS, from.of(type, depth));
        return new Expression.Arithmetic(
                one(ArithmeticOperator.MULTIPLY, ArithmeticOperator.DIVIDE), from.of(type, depth), whole(-3, 4));
    }

    /** Read from a text: that of such a value, or any. */
    private Expression spelled(Type type, int depth) {
        Builtin read =
                type == Type.DATE ? Builtin.DATE : type == Type.DATE_TIME ? Builtin.DATE_AND_TIME : Builtin.DURATION;
        Type of = random.nextInt(4) == 0 ? Type.TEXT : type;
        Expression text = call(Builtin.STRING, from.of(of, depth));
        return call(read, text);
    }

    private Expression date(int depth) {
        if (random.nextInt(4) == 0)
            return call(one(Builtin.MIN, Builtin.MAX), from.of(Type.DATE, depth), from.of(Type.DATE, depth));
        if (random.nextBoolean()) return call(Builtin.DATE, from.of(Type.DATE_TIME, depth));
        return call(Builtin.DATE, whole(2020, 2030), whole(1, 13), whole(1, 31));
    }

    private Expression seen(int depth) {
        Value zone = Value.of(one("Z", "-06:00", "+05:45", "America/Mexico_City", "Europe/Berlin"));
        return call(Builtin.DATE_AND_TIME, from.of(Type.DATE_TIME, depth), new Expression.Literal(zone));
    }

    private Expression between(Type type, int depth) {
        Type time = one(Type.DATE, Type.DATE_TIME);
        if (type == Type.MONTHS) {
            return call(Builtin.YEARS_AND_MONTHS_DURATION, from.of(Type.DATE, depth), from.of(Type.DATE, depth));
        }
        return new Expression.Arithmetic(ArithmeticOperator.SUBTRACT, from.of(time, depth), from.of(time, depth));
    }

    UnaryTest test(Type type, int depth) {
        return switch (random.nextInt(ORDERED.contains(type) ? 4 : 1)) {
            case 0, 1 -> new UnaryTest.Equal(from.of(type, depth));
            case 2 -> new UnaryTest.Compares(one(ComparisonOperator.values()), from.of(type, depth));
            default ->
                new UnaryTest.Within(
                        random.nextBoolean(), from.of(type, depth), from.of(type, depth), random.nextBoolean());
        };
    }

    private static Expression call(Builtin function, Expression... arguments) {
        return new Expression.Call(function, Arrays.asList(arguments));
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
