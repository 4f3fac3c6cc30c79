package dev.workfloo.content;

import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Documents that answers name, and that a step is to take. */
public final class GivenDocuments {

    private static final String NOT_THERE = "must be a document that is kept for this execution";

    private GivenDocuments() {}

    /** What is wrong with the answers, by field. The write finds out again, for what happens in between. */
    public static Map<String, String> wrong(Value.Context answers, Predicate<DocumentId> isThere) {
        Map<String, String> wrong = new LinkedHashMap<>();
        answers.members().forEach((field, answer) -> {
            boolean areAllThere = DocumentText.in(answer)
                    .filter(given -> !given.isTaken())
                    .allMatch(given -> isThere.test(given.reference().id()));
            if (!areAllThere) wrong.put(field, NOT_THERE);
        });
        return wrong;
    }
}
