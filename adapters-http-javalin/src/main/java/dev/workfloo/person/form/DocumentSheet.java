package dev.workfloo.person.form;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.definition.form.ShownFields;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A DOCUMENT. What a PDF node made for it is shown, and nobody sends it. */
record DocumentSheet(PersonStep step, FileRequest request) implements AnswerSheet {

    static DocumentSheet of(PersonStep step) {
        return new DocumentSheet(step, ((DocumentNode) step.node()).request());
    }

    @Override
    public List<SheetSection> sections() {
        List<AskedFile> files = request.files().stream()
                .map(field -> AskedFile.of(field.id(), field))
                .toList();
        return List.of(new SheetSection("", List.of(), files));
    }

    @Override
    public ShownFields shown(TypedTexts typed) {
        return new ShownFields(Map.of());
    }

    @Override
    public TypedTexts initial() {
        return TypedTexts.NONE.with(AskedFile.counters(files()));
    }

    @Override
    public Map<String, List<EarlierFile>> earlier() {
        Map<String, List<EarlierFile>> made = new LinkedHashMap<>();
        for (FileField field : request.files()) {
            field.sourcePdfNodeId()
                    .flatMap(NodeId::parse)
                    .flatMap(source -> step.followed().execution().data().file(source, PdfNode.FILE))
                    .ifPresent(file -> made.put(field.id(), List.of(new EarlierFile(field.id(), file))));
        }
        return made;
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> take(AnswerStep steps, Value.Context answers) {
        return steps.answerDocument(step.scope(), step.execution(), answers);
    }
}
