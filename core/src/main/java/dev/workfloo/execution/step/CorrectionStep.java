package dev.workfloo.execution.step;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.SentText;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.SentFile;
import dev.workfloo.definition.form.Field;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.ReviewEvent.FieldsCorrected;
import dev.workfloo.execution.file.FileIntake;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done while an execution waits for the correction of what a reviewer sent back; good for one move. */
public final class CorrectionStep {

    private final NodeId node;
    private final Validation validation;
    private final Map<NodeId, Set<String>> sentBack;
    private final List<FormNode> forms;
    private final List<DocumentNode> documents;
    private final Transition transition;

    private CorrectionStep(ValidationNode node, AwaitingCorrection at, Transition transition) {
        this.node = node.id();
        this.validation = node.validation();
        this.sentBack = at.review().fields().stream()
                .collect(groupingBy(FieldReference::node, mapping(FieldReference::field, toSet())));
        this.transition = transition;
        this.forms = sentBackTo(FormNode.class);
        this.documents = sentBackTo(DocumentNode.class);
    }

    private <N extends Node> List<N> sentBackTo(Class<N> kind) {
        return transition.flow().definition().nodes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(asked -> sentBack.containsKey(asked.id()))
                .toList();
    }

    /** The correction for which the execution waits. */
    public static Either<ExecutionProblem, CorrectionStep> of(Run run) {
        return run.require(AwaitingCorrection.class)
                .map(at -> new CorrectionStep((ValidationNode) run.flow().node(at.node()), at, run.transition()));
    }

    /**
     * Takes answers and files in the place of those that were sent back; the review begins again, and no rule is run anew. No file is
     * kept before all is found right.
     *
     * @param sent by the names that the status shows; with the node's name before it each is understood too
     */
    public Either<ExecutionProblem, Progress> correct(SentFiles sent) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<NodeId, Value.Context> answers = new LinkedHashMap<>();
        for (FormNode form : forms) {
            form.form()
                    .correct(kept(form), sentBackOf(form.id()), answersTo(form, sent.answers()))
                    .peek(kept -> answers.put(form.id(), kept))
                    .peekLeft(refused -> put(form.id(), refused.fields(), wrong));
        }
        Map<NodeId, List<SentFile>> files = new LinkedHashMap<>();
        for (DocumentNode document : documents) {
            document.request()
                    .correct(sentBackOf(document.id()), filesOf(document, sent.answers()), sent.intake())
                    .peek(right -> files.put(document.id(), right))
                    .peekLeft(refused -> put(document.id(), refused.fields(), wrong));
        }
        if (!wrong.isEmpty()) return Either.left(new FieldsWrong(wrong));
        return reachable(answers).map(right -> {
            transition.happened(new FieldsCorrected(transition.now(), node, right, kept(files, sent.intake())));
            return transition.progress();
        });
    }

    /** The same answers, if who is asked for something later can still be reached by them. */
    private Either<ExecutionProblem, Map<NodeId, Value.Context>> reachable(Map<NodeId, Value.Context> answers) {
        FieldsCorrected corrected = new FieldsCorrected(transition.now(), node, answers, Map.of());
        Map<String, String> unreachable = new LinkedHashMap<>();
        for (FormNode form : forms) {
            RecipientCheck check = new RecipientCheck(transition.flow(), form, transition.environmentAfter(corrected));
            put(form.id(), check.refused(field -> isAnswered(form, field.id())), unreachable);
        }
        return unreachable.isEmpty() ? Either.right(answers) : Either.left(new FieldsWrong(unreachable));
    }

    private Map<NodeId, Map<String, DocumentReference>> kept(Map<NodeId, List<SentFile>> sent, FileIntake intake) {
        Map<NodeId, Map<String, DocumentReference>> kept = new LinkedHashMap<>();
        sent.forEach((document, files) -> kept.put(document, DocumentStep.kept(files, intake, transition)));
        return kept;
    }

    private Value.Context kept(FormNode form) {
        return transition.execution().data().values().getOrDefault(form.id(), Value.Context.EMPTY);
    }

    private Set<String> sentBackOf(NodeId asking) {
        return sentBack.getOrDefault(asking, Set.of());
    }

    /** Either it was sent back, or it had no answer before. */
    private boolean isAnswered(FormNode form, String field) {
        return sentBackOf(form.id()).contains(field) || kept(form).get(field) == Value.NULL;
    }

    /** They are kept, so that no text stays in the body that it came in. */
    private Value.Context answersTo(FormNode form, Value.Context answers) {
        Map<String, Value> given = given(form.id(), form.form().fields().map(Field::id), answers);
        given.replaceAll((field, answer) -> SentText.copied(answer));
        return new Value.Context(given);
    }

    private Value.Context filesOf(DocumentNode document, Value.Context answers) {
        return new Value.Context(
                given(document.id(), document.request().files().stream().map(FileField::id), answers));
    }

    private Map<String, Value> given(NodeId asking, Stream<String> fields, Value.Context answers) {
        Map<String, Value> given = new LinkedHashMap<>();
        fields.forEach(field -> {
            String whole = new FieldReference(asking, field).toString();
            if (answers.members().containsKey(whole)) given.put(field, answers.get(whole));
            else if (!isOfAnother(asking, field)) given.put(field, answers.get(field));
        });
        return given;
    }

    /** Whether a field of this name was sent back to another node too, so that the name alone tells nothing. */
    private boolean isOfAnother(NodeId asking, String field) {
        return sentBack.entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(asking) && other.getValue().contains(field));
    }

    /** Under the names that clients know; in a set, the place behind it stays. */
    private void put(NodeId asking, Map<String, String> refused, Map<String, String> to) {
        refused.forEach((name, why) -> {
            String field = FileField.idOf(name);
            to.put(validation.nameOf(new FieldReference(asking, field)) + name.substring(field.length()), why);
        });
    }
}
