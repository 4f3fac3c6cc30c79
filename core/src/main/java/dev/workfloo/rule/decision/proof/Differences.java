package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the conclusions of two rules differ, as far as the hit policy says that it matters. */
final class Differences {

    private final DecisionTable table;

    /** By rule, the number of its plain conclusion: rules that plainly conclude the same have one number. */
    private final List<Integer> plain;

    Differences(DecisionTable table) {
        this.table = table;
        Map<Object, Integer> numbers = new HashMap<>();
        this.plain = table.rules().stream()
                .map(rule -> numbers.computeIfAbsent(Difference.plain(rule.then()), says -> numbers.size()))
                .toList();
    }

    /** Whether it matters of any two. */
    boolean matter() {
        return switch (table.hitPolicy()) {
            case UNIQUE, ANY -> true;
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> false;
        };
    }

    /** @param whole whether formulas are compared too */
    Difference between(int rule, int other, boolean whole) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> Difference.CERTAIN;
            case ANY -> whole ? Difference.between(conclusion(rule), conclusion(other)) : plainly(rule, other);
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> Difference.NONE;
        };
    }

    /** Comparing formulas is costly, and enough is open already. */
    private Difference plainly(int rule, int other) {
        return plain.get(rule).equals(plain.get(other))
                ? Difference.NONE
                : Difference.plainly(conclusion(rule), conclusion(other));
    }

    private Conclusion conclusion(int rule) {
        return table.rules().get(rule).then();
    }
}
