package dev.workfloo.person.form;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.ShownFields;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.person.step.PersonStep;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reviewer sent back, of forms and of files, and what the new answers make necessary. */
record CorrectionSheet(PersonStep step, Validation validation, Review review) implements AnswerSheet {

    static CorrectionSheet of(PersonStep step) {
        Review review = ((AwaitingCorrection) step.position()).review();
        return new CorrectionSheet(step, ((ValidationNode) step.node()).validation(), review);
    }

    @Override
    public List<SheetSection> sections() {
        List<SheetSection> sections = new ArrayList<>();
        for (Node node : step.flow().definition().nodes()) {
            if (review.fields().stream().noneMatch(field -> field.node().equals(node.id()))) continue;
            if (node instanceof FormNode form) {
                sections.add(new SheetSection(node.name(), asked(form), List.of()));
            } else if (node instanceof DocumentNode document) {
                sections.add(new SheetSection(node.name(), List.of(), asked(document)));
            }
        }
        return sections;
    }

    private List<AskedField> asked(FormNode form) {
        return form.form().fields().map(field -> asked(form, field)).toList();
    }

    private AskedField asked(FormNode form, Field field) {
        return new AskedField(validation.nameOf(new FieldReference(form.id(), field.id())), field);
    }

    private List<AskedFile> asked(DocumentNode document) {
        return document.request().files().stream()
                .filter(file -> isSentBack(document, file.id()))
                .map(file -> new AskedFile(validation.nameOf(new FieldReference(document.id(), file.id())), file, true))
                .toList();
    }

    private boolean isSentBack(Node node, String field) {
        return review.fields().contains(new FieldReference(node.id(), field));
    }

    /** The forms of which something was sent back. */
    private List<FormNode> forms() {
        return step.flow().definition().nodes().stream()
                .filter(FormNode.class::isInstance)
                .map(FormNode.class::cast)
                .filter(form -> form.form().fields().anyMatch(field -> isSentBack(form, field.id())))
                .toList();
    }

    private Value.Context kept(FormNode form) {
        return step.followed().execution().data().values().getOrDefault(form.id(), Value.Context.EMPTY);
    }

    /** What was sent back, as long as it is shown, and what had no answer before and must have one now. */
    @Override
    public ShownFields shown(TypedTexts typed) {
        Map<String, Boolean> shown = new LinkedHashMap<>();
        for (FormNode form : forms()) {
            Value.Context kept = kept(form);
            ShownFields all = form.form().shown(together(form, TypedAnswers.asShown(asked(form), typed)));
            all.required().forEach((path, isRequired) -> {
                String id = FileField.idOf(path);
                boolean isAnew = isSentBack(form, id);
                if (isAnew || (kept.get(id) == Value.NULL && all.isRequired(id))) {
                    String name = validation.nameOf(new FieldReference(form.id(), id));
                    shown.put(name + path.substring(id.length()), isRequired || (isAnew && path.equals(id)));
                }
            });
        }
        return new ShownFields(shown);
    }

    /** What counts if this is taken. */
    private Value.Context together(FormNode form, Value.Context typed) {
        Map<String, Value> all = new LinkedHashMap<>(kept(form).members());
        form.form().fields().forEach(field -> {
            Value answer = typed.get(asked(form, field).path());
            if (isSentBack(form, field.id())) all.put(field.id(), answer);
            else if (kept(form).get(field.id()) == Value.NULL) all.put(field.id(), answer);
        });
        return new Value.Context(all);
    }

    @Override
    public TypedTexts initial() {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (FormNode form : forms()) {
            form.form()
                    .fields()
                    .filter(field -> isSentBack(form, field.id()))
                    .forEach(field -> answers.put(
                            asked(form, field).path(), visible(field, kept(form).get(field.id()))));
        }
        return TypedAnswers.typed(fields(), new Value.Context(answers)).with(AskedFile.counters(files()));
    }

    /** What was answered, without what is sensitive. */
    private static Value visible(Field field, Value answer) {
        if (field.is(Trait.SENSITIVE)) return Value.NULL;
        if (field.group().isEmpty() || !(answer instanceof Value.Sequence elements)) return answer;
        List<Field> inside = field.group().get().fields();
        return new Value.Sequence(elements.items().stream()
                .map(element -> element instanceof Value.Context it ? visible(inside, it) : element)
                .toList());
    }

    private static Value visible(List<Field> fields, Value.Context element) {
        Map<String, Value> left = new LinkedHashMap<>(element.members());
        fields.stream().filter(field -> field.is(Trait.SENSITIVE)).forEach(field -> left.remove(field.id()));
        return new Value.Context(left);
    }

    @Override
    public boolean isHidden(AskedField field) {
        return field.isSensitive();
    }

    @Override
    public Map<String, String> remarks() {
        Map<String, String> remarks = new LinkedHashMap<>();
        review.remarks()
                .forEach(remark ->
                        remark.message().ifPresent(message -> remarks.put(validation.nameOf(remark.field()), message)));
        return remarks;
    }

    @Override
    public Optional<String> note() {
        return Optional.of(review.note().orElseGet(() -> step.words().say(FormWord.CORRECT_THESE)));
    }

    @Override
    public Map<String, List<EarlierFile>> earlier() {
        Map<String, List<EarlierFile>> earlier = new LinkedHashMap<>();
        for (FieldReference field : review.fields()) {
            step.followed()
                    .execution()
                    .data()
                    .files()
                    .getOrDefault(field.node(), Map.of())
                    .forEach((key, file) -> {
                        if (!FileField.idOf(key).equals(field.field())) return;
                        earlier.computeIfAbsent(validation.nameOf(field), first -> new ArrayList<>())
                                .add(new EarlierFile(field.node().name() + "." + key, file));
                    });
        }
        return earlier;
    }

    @Override
    public Either<WorkflooProblem, WorkflooExecution> take(AnswerStep steps, Value.Context answers) {
        return steps.correct(step.scope(), step.execution(), answers);
    }
}
