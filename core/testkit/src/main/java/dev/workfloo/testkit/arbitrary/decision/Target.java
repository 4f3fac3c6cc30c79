package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A rule, a default, a leaf of a tree: what inputs are drawn for.
 *
 * @param rule as in {@link Hit}
 * @param exit the exit that it leads to
 * @param checks what must hold there; not enough where a rule before it may match too
 */
public record Target(String rule, Optional<String> exit, Supplier<List<Check>> checks) {

    /**
     * One thing that must hold.
     *
     * @param facts which it reads
     * @param compared what it compares, and with what: about there its answer may change
     */
    public record Check(List<Integer> facts, List<Compared> compared, Predicate<Point> holds) {}

    /** What is computed of facts, and the value with which it is compared. */
    public record Compared(Expression computed, Value with) {}
}
