package dev.workfloo.definition.form;

import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a field's presence depends on ({@code showIf}): the answer to another field, as text, must be among {@code values};
 * if it is among {@code requiredWithValues} too, the field is required.
 */
@ValueObject
public record Condition(String field, List<String> values, List<String> requiredWithValues) {

    public Condition {
        values = List.copyOf(values);
        requiredWithValues = List.copyOf(requiredWithValues);
    }
}
