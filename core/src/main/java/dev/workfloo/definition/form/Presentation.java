package dev.workfloo.definition.form;

import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** What is needed only to draw the form. A default value is a proposal: the engine never fills it in. */
@ValueObject
public record Presentation(
        Optional<Value> defaultValue,
        Optional<String> html,
        Optional<String> autofillNodeId,
        List<AutoFill> autoFilledBy) {

    public Presentation {
        autoFilledBy = List.copyOf(autoFilledBy);
    }

    public record AutoFill(String nodeId, String nameNode) {}
}
