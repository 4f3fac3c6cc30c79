package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.function.Builtin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jmolecules.ddd.annotation.ValueObject;

/** What an author wrote, understood: one kind of node per construct of the language. */
@ValueObject
public sealed interface Expression {

    /** Handles every kind; a new kind does not compile until all handle it. */
    <R> R fold(Cases<R> cases);

    /** Whether it is the word {@code null}; a formula that comes to null is not. */
    default boolean isNull() {
        return false;
    }

    interface Cases<R> {
        R literal(Literal expression);

        R input(Input expression);

        R name(Name expression);

        R path(Path expression);

        R negation(Negation expression);

        R arithmetic(Arithmetic expression);

        R comparison(Comparison expression);

        R between(Between expression);

        R in(In expression);

        R and(And expression);

        R or(Or expression);

        R choice(If expression);

        R quantified(Quantified expression);

        R filter(Filter expression);

        R sequence(Sequence expression);

        R context(Context expression);

        R call(Call expression);
    }

    /** A value as it stands: {@code null}, {@code true}, {@code -1.5}, {@code "a"}, {@code date("2026-01-31")}. */
    record Literal(Value value) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.literal(this);
        }

        @Override
        public boolean isNull() {
            return value instanceof Value.Null;
        }
    }

    /** The {@code ?} of a unary test: the value that is tested. */
    record Input() implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.input(this);
        }
    }

    record Name(String name) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.name(this);
        }
    }

    /** A member of a context, a part of a date, time or duration, or that of each element of a list: {@code a.b}. */
    record Path(Expression of, String member) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.path(this);
        }
    }

    record Negation(Expression of) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.negation(this);
        }
    }

    record Arithmetic(ArithmeticOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.arithmetic(this);
        }
    }

    record Comparison(ComparisonOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.comparison(this);
        }
    }

    /** {@code value between low and high}; both ends belong to it. */
    record Between(Expression value, Expression low, Expression high) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.between(this);
        }
    }

    /** {@code value in tests}: whether at least one of the tests holds. */
    record In(Expression value, List<UnaryTest> tests) implements Expression {
        public In {
            tests = List.copyOf(tests);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.in(this);
        }
    }

    record And(Expression left, Expression right) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.and(this);
        }
    }

    record Or(Expression left, Expression right) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.or(this);
        }
    }

    record If(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.choice(this);
        }
    }

    /** {@code some x in list satisfies …}, {@code every x in list satisfies …}. */
    record Quantified(Quantifier quantifier, String name, Expression list, Expression condition) implements Expression {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.quantified(this);
        }
    }

    /**
     * {@code list[2]} or {@code list[item > 2]}. Inside the brackets {@code item} is the element, and a context's members
     * can be named bare.
     */
    record Filter(Expression list, Expression by) implements Expression {

        /** What the element is called inside the brackets. */
        public static final String ITEM = "item";

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.filter(this);
        }
    }

    record Sequence(List<Expression> items) implements Expression {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.sequence(this);
        }
    }

    record Context(Map<String, Expression> members) implements Expression {
        public Context {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.context(this);
        }
    }

    record Call(Builtin function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.call(this);
        }
    }

    enum Quantifier {
        SOME,
        EVERY
    }
}
