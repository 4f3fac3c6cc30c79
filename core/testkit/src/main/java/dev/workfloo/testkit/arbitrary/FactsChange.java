package dev.workfloo.testkit.arbitrary;

import dev.workfloo.testkit.arbitrary.decision.FactSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same facts twice, with one of them raised in between.
 *
 * @param fact the one that is raised, {@code applicant.income}
 */
public record FactsChange(String fact, Facts before, Facts after) implements Labelled {

    /** {@code before} of {@link Facts#labels}, and whether the decision is another. */
    @Override
    public Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new LinkedHashMap<>(before.labels());
        boolean isSame = before.rules().equals(after.rules());
        labels.put("raising " + fact, List.of(isSame ? "the same counts" : "another counts"));
        return labels;
    }

    /** {@code applicant.income raised from 7999.99 to 8000: … → /default, rejected; then /rules/0, approved}. */
    @Override
    public String toString() {
        return fact + " raised from " + FactSpace.words(before.get(fact)) + " to " + FactSpace.words(after.get(fact))
                + ": "
                + before + "; then " + String.join(" and ", after.rules())
                + after.exit().map(exit -> ", " + exit).orElse("");
    }
}
