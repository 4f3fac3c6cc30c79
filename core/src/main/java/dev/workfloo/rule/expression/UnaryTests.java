package dev.workfloo.rule.expression;

import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A cell of a decision table (DMN 1.5, §7.3.3 and grammar rules 13–17): tests of which one must hold, or of which none may.
 *
 * @param tests empty, and not negated, for {@code -}, which any value passes
 */
@ValueObject
public record UnaryTests(List<UnaryTest> tests, boolean negated) {

    public static final UnaryTests ANY = new UnaryTests(List.of(), false);

    public UnaryTests {
        tests = List.copyOf(tests);
        if (tests.isEmpty() && negated) throw new IllegalArgumentException("not() of nothing");
    }

    public boolean isAny() {
        return tests.isEmpty();
    }
}
