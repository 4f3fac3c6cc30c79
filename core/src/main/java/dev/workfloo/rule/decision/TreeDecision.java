package dev.workfloo.rule.decision;

import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a tree decided.
 *
 * @param steps the questions that were asked, from the root
 */
@ValueObject
public record TreeDecision(String exit, List<Step> steps) {

    public TreeDecision {
        steps = List.copyOf(steps);
    }

    /** A question, and its answer. */
    public record Step(String name, Optional<String> message, boolean answer) {}
}
