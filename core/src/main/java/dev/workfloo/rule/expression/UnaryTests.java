package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A cell of a decision table (DMN 1.5, §7.3.3 and grammar rules 13–17): tests of which one must hold, or of which none may.
 *
 * @param tests empty, and not negated, for {@code -}, which any value passes
 */
@ValueObject
public record UnaryTests(List<Test> tests, boolean negated) {

    public static final UnaryTests ANY = new UnaryTests(List.of(), false);

    public UnaryTests {
        tests = List.copyOf(tests);
        if (tests.isEmpty() && negated) throw new IllegalArgumentException("not() of nothing");
    }

    public boolean isAny() {
        return tests.isEmpty();
    }

    /**
     * Whether a comparison with a number is followed by a number: what {@code >= 8,500} was read as before
     * such a text was refused. Whether there was a blank, cannot be told any more.
     */
    public boolean mayHaveSplitANumber() {
        for (int i = 1; i < tests.size(); i++) {
            if (tests.get(i) instanceof Test.Equal next && isNumber(next.to()) && endsWithANumber(tests.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithANumber(Test test) {
        return test instanceof Test.Compares compares && isNumber(compares.to());
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof Value.Num;
    }
}
