package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;

/**
 * What came of a decision.
 *
 * @param rules what counted, as JSON Pointers inside the node: {@code /rules/0}, {@code /default}, {@code /tree/then}; empty where
 *     nothing did
 */
public record Hit(List<String> rules, Optional<String> exit, Value.Context outputs) {

    static final Hit NONE = new Hit(List.of(), Optional.empty(), Value.Context.EMPTY);

    /** Stands for the inputs that no rule matches, and no default. */
    public static final String NO_RULE = "no rule";

    boolean isAt(String rule) {
        return rule.equals(NO_RULE) ? rules.isEmpty() : rules.contains(rule);
    }

    /** Whether the other says so too. */
    public boolean isLike(Hit other) {
        return rules.equals(other.rules);
    }

    public String words() {
        return rules.isEmpty() ? NO_RULE : String.join(" and ", rules);
    }
}
