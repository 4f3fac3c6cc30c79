package dev.workfloo.person.form;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.ShownFields;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one step asks a person. */
interface AnswerSheet {

    /** All that may be asked, shown or not. */
    List<SheetSection> sections();

    /** By the paths of the fields, to someone who has typed so much. */
    ShownFields shown(TypedTexts typed);

    /** What stands in the fields before anything is typed. */
    TypedTexts initial();

    /** What a reviewer wants to have corrected, by path. */
    default Map<String, String> remarks() {
        return Map.of();
    }

    /** What is said before all fields. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** What was answered before, and is not shown again. */
    default boolean isHidden(AskedField field) {
        return false;
    }

    /** Files that are there already, by path. */
    default Map<String, List<EarlierFile>> earlier() {
        return Map.of();
    }

    Either<WorkflooProblem, WorkflooExecution> take(AnswerStep steps, Value.Context answers);

    default List<AskedField> fields() {
        return sections().stream().flatMap(it -> it.fields().stream()).toList();
    }

    default List<AskedFile> files() {
        return sections().stream().flatMap(it -> it.files().stream()).toList();
    }

    default List<Field> plainFields() {
        return fields().stream().map(AskedField::field).toList();
    }
}
