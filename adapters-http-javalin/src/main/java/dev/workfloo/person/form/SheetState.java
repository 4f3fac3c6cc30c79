package dev.workfloo.person.form;

import dev.workfloo.definition.form.ShownFields;
import dev.workfloo.person.step.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a sheet stands with what was typed.
 *
 * @param errors by path, said at the fields
 * @param added the path of the set to which an element was added just now
 */
record SheetState(AnswerSheet sheet, TypedTexts typed, ShownFields shown, FieldErrors errors, Optional<String> added) {

    static SheetState of(AnswerSheet sheet, TypedTexts typed) {
        return new SheetState(sheet, typed, sheet.shown(typed), FieldErrors.NONE, Optional.empty());
    }

    SheetState with(FieldErrors found) {
        return new SheetState(sheet, typed, shown, found, added);
    }

    /** Whether something is asked now that the person was not shown. */
    boolean hasUnseen(List<String> seen) {
        Set<String> all = new HashSet<>(seen);
        return conditional(sheet.fields())
                .anyMatch(field -> shown.isShown(field.path()) && !all.contains(field.path()));
    }

    private Stream<AskedField> conditional(List<AskedField> fields) {
        return fields.stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(field),
                        IntStream.range(0, field.isSet() ? typed.elements(field) : 0)
                                .boxed()
                                .flatMap(i -> field.inElement(i).stream())))
                .filter(AskedField::isConditional);
    }

    SheetState added(String set) {
        return new SheetState(sheet, typed, shown, errors, Optional.of(set));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SheetState";
    }
}
