package dev.workfloo.rule.decision;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A decision table (DMN 1.5, §8) as its author wrote it.
 *
 * @param inputs the expressions whose values are tested, one per column
 * @param selection which of the matching rules count
 * @param otherwise what counts when no rule matches
 */
@ValueObject
public record DecisionTable(
        List<Expression> inputs, List<Rule> rules, Selection selection, Optional<Conclusion> otherwise) {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        rules = List.copyOf(rules);
        for (Rule rule : rules) {
            if (rule.when().size() != inputs.size()) throw new IllegalArgumentException("one test per input");
        }
    }

    public HitPolicy hitPolicy() {
        return selection.policy();
    }

    public Aggregate aggregate() {
        return selection.aggregate();
    }

    public List<String> priority() {
        return selection.priority();
    }

    /**
     * Which of the matching rules count, and how.
     *
     * @param aggregate how COLLECT puts outputs together; without effect, and LIST, with other policies
     * @param priority the exits, best first, with PRIORITY; otherwise empty
     */
    public record Selection(HitPolicy policy, Aggregate aggregate, List<String> priority) {

        public Selection {
            priority = List.copyOf(priority);
        }

        /** With a policy that needs no more to be said. */
        public static Selection by(HitPolicy policy) {
            return new Selection(policy, Aggregate.LIST, List.of());
        }
    }

    /** A row. */
    public record Rule(List<UnaryTests> when, Conclusion then) {
        public Rule {
            when = List.copyOf(when);
        }
    }

    /**
     * What a rule says.
     *
     * @param exit where the flow goes on; empty with the policies that choose no single rule
     * @param message why, in words for people
     * @param outputs formulas by name
     */
    public record Conclusion(
            Optional<String> exit, Optional<String> message, List<String> labels, Map<String, Expression> outputs) {
        public Conclusion {
            labels = List.copyOf(labels);
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        }
    }
}
