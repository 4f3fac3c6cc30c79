package dev.workfloo.definition.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a form shows while it is being answered.
 *
 * @param required whether each must be answered, by its path: the field's id, or {@code set[0].field}
 */
@ValueObject
public record ShownFields(Map<String, Boolean> required) {

    public ShownFields {
        required = new LinkedHashMap<>(required);
    }

    public boolean isShown(String path) {
        return required.containsKey(path);
    }

    public boolean isRequired(String path) {
        return required.getOrDefault(path, false);
    }
}
