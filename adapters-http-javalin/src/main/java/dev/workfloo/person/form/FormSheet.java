package dev.workfloo.person.form;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.form.Form;
import dev.workfloo.definition.form.ShownFields;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;

/** A FORM. */
record FormSheet(PersonStep step, Form form) implements AnswerSheet {

    static FormSheet of(PersonStep step) {
        return new FormSheet(step, ((FormNode) step.node()).form());
    }

    @Override
    public List<SheetSection> sections() {
        return form.sections().stream()
                .map(section -> new SheetSection(
                        section.section(),
                        section.fields().stream()
                                .map(field -> new AskedField(field.id(), field))
                                .toList(),
                        List.of()))
                .toList();
    }

    @Override
    public ShownFields shown(TypedTexts typed) {
        return form.shown(TypedAnswers.asShown(fields(), typed));
    }

    @Override
    public TypedTexts initial() {
        return TypedAnswers.fresh(fields());
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> take(AnswerStep steps, Value.Context answers) {
        return steps.answerForm(step.scope(), step.execution(), answers);
    }
}
