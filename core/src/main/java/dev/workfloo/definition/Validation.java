package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a reviewer is shown, and may do.
 *
 * @param fields what is shown, in this order: answers to forms, and what was sent to DOCUMENT nodes
 * @param instruction what to look for, in words for the reviewer
 * @param allowsCorrection whether fields can be sent back to whoever answered them
 */
@ValueObject
public record Validation(List<FieldReference> fields, Optional<String> instruction, boolean allowsCorrection) {

    public Validation {
        fields = List.copyOf(fields);
    }

    /**
     * What clients call a field here: by its own name, and with its node's before it where that could be another node's too. One
     * that is not shown is asked for when a correction makes it necessary.
     */
    public String nameOf(FieldReference field) {
        Stream<FieldReference> others = fields.stream().filter(it -> !it.node().equals(field.node()));
        boolean isAmbiguous = fields.contains(field)
                ? others.anyMatch(it -> it.field().equals(field.field()))
                : others.findAny().isPresent();
        return isAmbiguous ? field.toString() : field.field();
    }
}
