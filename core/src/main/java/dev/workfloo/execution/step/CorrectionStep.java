package dev.workfloo.execution.step;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.ReviewEvent.FieldsCorrected;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be done while an execution waits for the correction of what a reviewer sent back; good for one move. */
public final class CorrectionStep {

    private final NodeId node;
    private final Validation validation;
    private final Map<NodeId, Set<String>> sentBack;
    private final List<FormNode> forms;
    private final Transition transition;

    private CorrectionStep(ValidationNode node, AwaitingCorrection at, Transition transition) {
        this.node = node.id();
        this.validation = node.validation();
        this.sentBack = at.review().fields().stream()
                .collect(groupingBy(FieldReference::node, mapping(FieldReference::field, toSet())));
        this.forms = transition.flow().definition().nodes().stream()
                .filter(FormNode.class::isInstance)
                .map(FormNode.class::cast)
                .filter(form -> sentBack.containsKey(form.id()))
                .toList();
        this.transition = transition;
    }

    /** The correction for which the execution waits. */
    public static Either<ExecutionProblem, CorrectionStep> of(Run run) {
        return run.require(AwaitingCorrection.class)
                .map(at -> new CorrectionStep((ValidationNode) run.flow().node(at.node()), at, run.transition()));
    }

    /**
     * Takes answers in the place of those that were sent back; the review begins again, and no rule is run anew.
     *
     * @param answers by the names that the status shows; with the node's name before it each is understood too
     */
    public Either<ExecutionProblem, Progress> correct(Value.Context answers) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<NodeId, Value.Context> corrected = new LinkedHashMap<>();
        for (FormNode form : forms) {
            form.form()
                    .correct(kept(form), sentBackOf(form), answersTo(form, answers))
                    .peek(kept -> corrected.put(form.id(), kept))
                    .peekLeft(refused -> put(form, refused.fields(), wrong));
        }
        return wrong.isEmpty()
                ? take(new FieldsCorrected(transition.now(), node, corrected))
                : Either.left(new FieldsWrong(wrong));
    }

    private Either<ExecutionProblem, Progress> take(FieldsCorrected corrected) {
        Map<String, String> unreachable = new LinkedHashMap<>();
        for (FormNode form : forms) {
            RecipientCheck check = new RecipientCheck(transition.flow(), form, transition.environmentAfter(corrected));
            put(form, check.refused(field -> isAnswered(form, field.id())), unreachable);
        }
        if (!unreachable.isEmpty()) return Either.left(new FieldsWrong(unreachable));
        transition.happened(corrected);
        return Either.right(transition.progress());
    }

    private Value.Context kept(FormNode form) {
        return transition.execution().data().values().getOrDefault(form.id(), Value.Context.EMPTY);
    }

    private Set<String> sentBackOf(FormNode form) {
        return sentBack.getOrDefault(form.id(), Set.of());
    }

    /** Either it was sent back, or it had no answer before. */
    private boolean isAnswered(FormNode form, String field) {
        return sentBackOf(form).contains(field) || kept(form).get(field) == Value.NULL;
    }

    private Value.Context answersTo(FormNode form, Value.Context answers) {
        Map<String, Value> given = new LinkedHashMap<>();
        form.form().fields().forEach(field -> {
            String whole = new FieldReference(form.id(), field.id()).toString();
            if (answers.members().containsKey(whole)) given.put(field.id(), answers.get(whole));
            else if (!isOfAnother(form, field.id())) given.put(field.id(), answers.get(field.id()));
        });
        return new Value.Context(given);
    }

    /** Whether a field of this name was sent back to another form too, so that the name alone tells nothing. */
    private boolean isOfAnother(FormNode form, String field) {
        return forms.stream()
                .anyMatch(other -> !other.equals(form) && sentBackOf(other).contains(field));
    }

    /** Under the names that clients know; in a set, the place behind it stays. */
    private void put(FormNode form, Map<String, String> refused, Map<String, String> to) {
        refused.forEach((name, why) -> {
            int end = name.indexOf('[');
            String field = end < 0 ? name : name.substring(0, end);
            to.put(validation.nameOf(new FieldReference(form.id(), field)) + name.substring(field.length()), why);
        });
    }
}
