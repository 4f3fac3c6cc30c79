package dev.workfloo.execution.person;

import dev.workfloo.execution.ExpectedStep;
import java.util.Map;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a person has typed at a step that was not taken: texts as they were typed, no files.
 *
 * @param step at which they were typed
 * @param texts by the path of the field, such as {@code rfc} or {@code references[0].name}
 */
@ValueObject
public record StepDraft(ExpectedStep step, Map<String, String> texts) {

    /** How much of it is kept, in characters, names included. */
    public static final int LARGEST = 64 * 1024;

    public StepDraft {
        texts = Map.copyOf(texts);
    }

    /** Whether there is more of it than is kept. */
    public boolean isTooLarge() {
        return texts.entrySet().stream()
                        .mapToLong(it ->
                                (long) it.getKey().length() + it.getValue().length())
                        .sum()
                > LARGEST;
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "StepDraft[" + step + "]";
    }
}
