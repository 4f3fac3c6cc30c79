package dev.workfloo.rule.expression;

import dev.workfloo.rule.Type;
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
        public Result {
            mistakes = List.copyOf(mistakes);
            warnings = List.copyOf(warnings);
        }
    }

    public static Result check(Expression expression, Known known) {
        throw new UnsupportedOperationException();
    }

    /** Checks a cell; its type is that of the answer, which may be null where a test may neither hold nor fail. */
    public static Result check(UnaryTests tests, Type input, Known known) {
        throw new UnsupportedOperationException();
    }

    /** What cannot be null any more once this condition is true, or once it is false. */
    public static Set<Expression> presentWhen(Expression condition, boolean truth) {
        throw new UnsupportedOperationException();
    }

    /** Whether only a value that is not null passes these tests. */
    public static boolean refuseNull(UnaryTests tests) {
        throw new UnsupportedOperationException();
    }
}
