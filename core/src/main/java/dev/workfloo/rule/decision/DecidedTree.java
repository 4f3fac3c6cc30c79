package dev.workfloo.rule.decision;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What came of asking a tree.
 *
 * @param exit where the flow goes on, or in words why that cannot be said
 * @param steps the questions on the way and their answers, from the root on
 * @param remarks why nulls came out where something went wrong, a sentence each
 */
@ValueObject
public record DecidedTree(Either<String, String> exit, List<Step> steps, List<String> remarks) {

    public DecidedTree {
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
    }

    /**
     * A question that was answered.
     *
     * @param message what is said of it, in words for people
     */
    public record Step(String name, Optional<String> message, boolean result) {}
}
