package dev.workfloo.rule.expression;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Draws expressions of a type over declared names; now and then something of another type, or null, gets in. */
final class TypedSampler {

    static final Type PERSON = new Type.Context(
            Map.of("name", Type.TEXT, "age", Type.INTEGER, "member", Type.BOOLEAN, "since", Type.DATE.orNull()));

    /** What the expressions can name. */
    static final Map<String, Type> NAMES = declared();

    private static final List<Type> KINDS = List.of(
            Type.NUMBER,
            Type.NUMBER,
            Type.TEXT,
            Type.BOOLEAN,
            Type.BOOLEAN,
            Type.DATE,
            Type.DATE_TIME,
            Type.DAYS,
            Type.MONTHS,
            new Type.Sequence(Type.NUMBER),
            new Type.Sequence(Type.TEXT),
            new Type.Sequence(PERSON),
            PERSON);

    private final Random random;
    private final SampleValues values;
    private final TypedForms forms;
    /** What is bound around, the innermost last. */
    private final List<Map.Entry<String, Type>> scope = new ArrayList<>(NAMES.entrySet());

    TypedSampler(Random random) {
        this.random = random;
        this.values = new SampleValues(random);
        this.forms = new TypedForms(random, this);
    }

    /** A cell, what it tests, and the type of that. */
    record Cell(UnaryTests tests, Value tested) {}

    private static Map<String, Type> declared() {
        Map<String, Type> names = new LinkedHashMap<>();
        names.put("n", Type.NUMBER);
        names.put("i", Type.INTEGER);
        names.put("x", Type.NUMBER.orNull());
        names.put("t", Type.TEXT);
        names.put("u", Type.TEXT.orNull());
        names.put("p", Type.BOOLEAN);
        names.put("q", Type.BOOLEAN.orNull());
        names.put("d", Type.DATE);
        names.put("e", Type.DATE.orNull());
        names.put("m", Type.DATE_TIME);
        names.put("w", Type.DAYS);
        names.put("y", Type.MONTHS);
        names.put("numbers", new Type.Sequence(Type.NUMBER));
        names.put("texts", new Type.Sequence(Type.TEXT));
        names.put("people", new Type.Sequence(PERSON));
        names.put("who", PERSON);
        return Map.copyOf(names);
    }

    Value.Context names() {
        Map<String, Value> names = new LinkedHashMap<>();
        NAMES.forEach((name, type) -> names.put(name, values.of(type)));
        return new Value.Context(names);
    }

    Expression any(int depth) {
        return of(KINDS.get(random.nextInt(KINDS.size())), depth);
    }

    /** An expression that is of the type, or null. */
    Expression of(Type type, int depth) {
        if (random.nextInt(60) == 0) return depth > 0 ? any(depth - 1) : new Expression.Literal(Value.NULL);
        if (depth == 0 || random.nextInt(5) == 0) return leaf(type);
        return forms.of(type, depth - 1);
    }

    private Expression leaf(Type type) {
        List<Expression> leaves = new ArrayList<>();
        for (Map.Entry<String, Type> name : scope)
            add(name.getValue(), new Expression.Name(name.getKey()), type, leaves);
        if (type instanceof Type.Sequence list) {
            leaves.add(new Expression.Sequence(List.of(leaf(list.element()), leaf(list.element()))));
        } else if (!(type instanceof Type.Context)) {
            for (int i = leaves.size(); i >= 0; i -= 2) leaves.add(new Expression.Literal(values.of(type)));
        }
        return leaves.get(random.nextInt(leaves.size()));
    }

    private static void add(Type known, Expression expression, Type wanted, List<Expression> leaves) {
        if (wanted.accepts(known.present())) leaves.add(expression);
        if (!(known instanceof Type.Context context)) return;
        context.members().forEach((name, type) -> {
            if (wanted.accepts(type.present())) leaves.add(new Expression.Path(expression, name));
        });
    }

    /** What is drawn where a name has this type. */
    Expression with(String name, Type type, IntFunction<Expression> draw, int depth) {
        scope.add(Map.entry(name, type));
        Expression drawn = draw.apply(depth);
        scope.remove(scope.size() - 1);
        return drawn;
    }

    Cell cell() {
        Type type = List.of(Type.NUMBER, Type.TEXT, Type.BOOLEAN, Type.DATE, Type.DATE_TIME, Type.DAYS, Type.MONTHS)
                .get(random.nextInt(7));
        List<UnaryTest> tests = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) tests.add(forms.test(type, 1));
        Value tested = random.nextInt(15) == 0 ? Value.NULL : values.of(type);
        return new Cell(new UnaryTests(tests, random.nextInt(4) == 0), tested);
    }
}
