package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
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
     * @param compared what it compares them with
     */
    public record Check(List<Integer> facts, List<Value> compared, Predicate<Point> holds) {}
}
