package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.List;
import java.util.Set;

/** Finds what can go wrong with an expression before it is ever evaluated. */
public final class TypeCheck {

    private TypeCheck() {}

    /**
     * What came of it.
     *
     * @param type the type of the expression; {@link Type#NOTHING} where a mistake leaves it unknown
     * @param mistakes sentences that quote the part that they are about; a checked expression has none
     * @param warnings sentences about what is allowed and yet most likely not meant, such as a comparison that never holds
     */
    public record Result(Type type, List<String> mistakes, List<String> warnings) {
        Result(Type type, Diagnostics notes) {
            this(type, List.copyOf(notes.mistakes()), List.copyOf(notes.warnings()));
        }

        public Result {
            mistakes = List.copyOf(mistakes);
            warnings = List.copyOf(warnings);
        }
    }

    public static Result check(Expression expression, TypeEnvironment known) {
        Diagnostics notes = new Diagnostics();
        Type type = new TypeChecker(TypingScope.of(known), notes).check(expression);
        return new Result(type, notes);
    }

    /** Checks what must be true or false: that it may be null is a mistake, since an accident must refuse no person. */
    public static Result checkCondition(Expression condition, TypeEnvironment known) {
        Diagnostics notes = new Diagnostics();
        Type type = new TypeChecker(TypingScope.of(known), notes).check(condition);
        if (type.isNullable()) notes.maybeNull(condition);
        else if (!Type.BOOLEAN.accepts(type)) {
            notes.mistake(condition, "a condition must be true or false, but this is " + Wording.of(type));
        }
        return new Result(type, notes);
    }

    /** Checks a cell; its type is that of the answer, which may be null where a test may neither hold nor fail. */
    public static Result check(UnaryTests tests, Type input, TypeEnvironment known) {
        Diagnostics notes = new Diagnostics();
        TypeChecker checker = new TypeChecker(TypingScope.testing(known, input), notes);
        Expression tested = new Expression.Input();
        Type type = checker.anyOf(tests.tests(), tested, input, Diagnostics::quote);
        boolean refusesNull = tests.negated()
                && input.isNullable()
                && !presentWhen(new Expression.In(tested, tests.tests()), false).contains(tested);
        return new Result(refusesNull ? type.orNull() : type, notes);
    }

    /** Which tests of a cell count for nothing beside another one, a sentence for each. */
    public static List<String> swallowed(UnaryTests tests) {
        return SubsumedTests.among(tests.tests());
    }

    /** What cannot be null any more once this condition is true, or once it is false. */
    public static Set<Expression> presentWhen(Expression condition, boolean truth) {
        return Guards.presentWhen(condition, truth, expression -> false);
    }

    /** What is known once this condition is true, or once it is false, where this much is known already. */
    public static TypeEnvironment knownWhen(Expression condition, boolean truth, TypeEnvironment known) {
        return TypingScope.of(known).when(condition, truth).known();
    }

    /** Whether only a value that is not null passes these tests; what is missing never passes negated ones. */
    public static boolean refuseNull(UnaryTests tests) {
        Expression tested = new Expression.Input();
        return tests.negated()
                || presentWhen(new Expression.In(tested, tests.tests()), true).contains(tested);
    }
}
