package dev.workfloo.rule.decision;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a table decided.
 *
 * @param exit empty with the policies that choose no single rule
 * @param messages those of the rules that count, in their order
 * @param labels those of the rules that count, each once
 * @param rules the rules that count, from 0, in the order in which they count; empty when the default did
 */
@ValueObject
public record Decision(
        Optional<String> exit, List<String> messages, List<String> labels, Value.Context outputs, List<Integer> rules) {

    public Decision {
        messages = List.copyOf(messages);
        labels = List.copyOf(labels);
        rules = List.copyOf(rules);
    }

    /** Whether the other leads to the same. Values are compared as by {@code =}: a moment is the same in every zone. */
    boolean saysTheSame(Decision other) {
        return exit.equals(other.exit)
                && labels.equals(other.labels)
                && Order.equal(outputs, other.outputs).equals(Value.of(true));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Decision";
    }
}
