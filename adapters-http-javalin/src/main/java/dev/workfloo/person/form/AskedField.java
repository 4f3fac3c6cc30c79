package dev.workfloo.person.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.FieldType;
import java.util.List;

/**
 * A field as a page asks it.
 *
 * @param path by which the core names it when it is refused, such as {@code references[0].name}; its control has this name
 */
record AskedField(String path, Field field) implements Repeated {

    static final String DAY = "-day";
    static final String MONTH = "-month";
    static final String YEAR = "-year";

    /** How many elements of a set the page shows where the set says nothing of it. */
    private static final int MOST_ELEMENTS = 100;

    FieldType type() {
        return field.type();
    }

    boolean isSet() {
        return type() == FieldType.SET;
    }

    boolean isSensitive() {
        return field.is(Trait.SENSITIVE);
    }

    boolean isConditional() {
        return !field.visibility().showIf().isEmpty()
                || field.visibility().show().isPresent();
    }

    /** The names of its controls; of a set, of what counts its elements. */
    List<String> names() {
        return switch (type()) {
            case HTML -> List.of();
            case SET -> List.of(counter());
            case DATE -> List.of(path + DAY, path + MONTH, path + YEAR);
            default -> List.of(path);
        };
    }

    /** The fields of the element of a set at this position, from 0. */
    List<AskedField> inElement(int position) {
        return field.group().stream()
                .flatMap(group -> group.fields().stream())
                .map(inner -> new AskedField(element(position) + "." + inner.id(), inner))
                .toList();
    }

    @Override
    public int leastElements() {
        if (!field.is(Trait.REQUIRED)) return 0;
        return Math.max(1, field.limits().elements().least().orElse(1));
    }

    @Override
    public int mostElements() {
        return field.limits().elements().most().orElse(MOST_ELEMENTS);
    }
}
