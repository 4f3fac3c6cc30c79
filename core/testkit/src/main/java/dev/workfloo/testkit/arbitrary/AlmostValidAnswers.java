package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.FactSpace;
import java.util.List;
import java.util.Map;

/**
 * Answers of which a form refuses exactly one.
 *
 * @param field the one, as refusals name it: {@code income}, or {@code dependants[0].name} inside a set
 * @param flaw what is wrong with it, such as {@code left out}, {@code one character too long}, {@code above the most}
 */
public record AlmostValidAnswers(Value.Context answers, String field, String flaw) implements Labelled {

    @Override
    public Map<String, List<String>> labels() {
        return Map.of("wrong", List.of(field.replaceAll("\\[\\d+]", "[]") + " " + flaw));
    }

    /** {@code income above the most, in {income: 100.01}}. */
    @Override
    public String toString() {
        return field + " " + flaw + ", in " + FactSpace.words(answers);
    }
}
